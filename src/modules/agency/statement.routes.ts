import { z } from 'zod'
import { route } from '../../kernel/http/route.ts'
import { Id, Made } from '../../kernel/http/schema.ts'
import { PayBody, ReturnBody, StatementBody, StepBody } from './bodies.schema.ts'
import { approveStatement, checkStatement, payStatement, returnStatement, submitStatement } from './statement.verbs.ts'

const params = z.object({ id: Id })

export const statementRoutes = [
  route({
    method: 'POST',
    url: '/api/contracts/:id/statements',
    permission: 'agency.submitStatement',
    summary: 'Submits a payment statement for phases of a contract',
    params,
    body: StatementBody,
    reply: Made,
    handler: ({ ctx, params, body }) => submitStatement(ctx, params.id, body as z.input<typeof StatementBody>),
  }),
  route({
    method: 'POST',
    url: '/api/statements/:id/check',
    permission: 'agency.checkStatement',
    summary: 'The expert checks a statement; refused while it cannot be paid from approved phases',
    params,
    body: StepBody,
    reply: Made,
    handler: ({ ctx, params, body }) => checkStatement(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/statements/:id/approval',
    permission: 'agency.approveStatement',
    summary: 'The deputy approves a checked statement',
    params,
    body: StepBody,
    reply: Made,
    handler: ({ ctx, params, body }) => approveStatement(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/statements/:id/payment',
    permission: 'agency.payStatement',
    summary: 'The managing director pays an approved statement, by a paper of the accounts',
    params,
    body: PayBody,
    reply: Made,
    handler: ({ ctx, params, body }) => payStatement(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/statements/:id/return',
    permission: 'agency.returnStatement',
    summary: 'Returns a statement with the reason',
    params,
    body: ReturnBody,
    reply: Made,
    handler: ({ ctx, params, body }) => returnStatement(ctx, params.id, body),
  }),
] as const
