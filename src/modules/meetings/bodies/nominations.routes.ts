import { z } from 'zod'
import { route } from '../../../kernel/http/route.ts'
import { Done, done, Id, Made } from '../../../kernel/http/schema.ts'
import { AskForMember, NameMember, Nomination, WithdrawNomination } from './nominations.schema.ts'
import { askForMember, nameMember, withdrawNomination } from './nominations.verbs.ts'
import { showNomination } from './nominations.view.ts'

const Of = z.object({ id: Id })

export const nominationRoutes = [
  route({
    method: 'POST',
    url: '/api/seats/:id/nominations',
    permission: 'meetings.seat',
    summary: 'Asks the institution that holds a seat to name its member',
    params: Of,
    body: AskForMember,
    reply: Made,
    handler: ({ ctx, params, body }) => askForMember(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/nominations/:id',
    permission: 'signedIn',
    summary: 'An asking for a seat’s member, and who was named',
    params: Of,
    reply: Nomination,
    handler: ({ ctx, params }) => showNomination(ctx, params.id),
  }),
  route({
    method: 'POST',
    url: '/api/nominations/:id/name',
    permission: 'meetings.nameMember',
    summary: 'Names the member: by the institution, or typed by the office with how it came',
    params: Of,
    body: NameMember,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await nameMember(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/nominations/:id/withdrawal',
    permission: 'meetings.seat',
    summary: 'Takes the asking back',
    params: Of,
    body: WithdrawNomination,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await withdrawNomination(ctx, params.id, body)
      return done
    },
  }),
]
