import { z } from 'zod'
import { type AnyRoute, route } from '../../kernel/http/route.ts'
import { Done, done, Made } from '../../kernel/http/schema.ts'
import {
  AdoptBody,
  CheckBody,
  CheckedPaper,
  CheckView,
  LetterheadBody,
  MadePaper,
  MakeBody,
  Office,
  OfficeView,
  PapersQuery,
  PapersView,
  TemplateFileQuery,
} from './papers.schema.ts'
import { adoptTemplate, makePaper, type PaperHouse, writeLetterhead } from './papers.verbs.ts'
import { checkedPaper, checkView, officeView, papersView, templateFile } from './papers.view.ts'
import { signingRoutes } from './signing/signing.routes.ts'
import { wordType } from './templates.ts'

export const papersRoutes = (house: PaperHouse): AnyRoute[] => [
  ...signingRoutes,
  route({
    method: 'GET',
    url: '/api/letter-templates',
    permission: 'signedIn',
    summary: 'An office’s letters: letterhead of the year, every kind of paper with its fields and templates',
    query: Office.extend({ locale: z.enum(['fa', 'en']).default('fa') }),
    reply: OfficeView,
    handler: ({ ctx, query }) => officeView(ctx, query, query.locale),
  }),
  route({
    method: 'PUT',
    url: '/api/letter-templates/letterhead',
    permission: 'papers.arrange',
    summary: 'Writes an office’s letterhead of a year: name, slogan, pattern and first of its letter numbers',
    body: LetterheadBody,
    reply: Done,
    handler: ({ ctx, body }) => writeLetterhead(ctx, body).then(() => done),
  }),
  route({
    method: 'GET',
    url: '/api/letter-templates/file',
    permission: 'papers.arrange',
    summary: 'A template as Word file, or filled with example data as Word or PDF',
    query: TemplateFileQuery,
    handler: async ({ ctx, query, reply }) => {
      const { bytes, name } = await templateFile(ctx, query)
      return reply
        .type(query.as === 'pdf' ? 'application/pdf' : wordType)
        .header(
          'content-disposition',
          `${query.as === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'no-store')
        .send(bytes)
    },
  }),
  route({
    method: 'POST',
    url: '/api/letter-templates/check',
    permission: 'papers.arrange',
    summary: 'A dry run of a Word file as template: what it uses and leaves out, or every fault by name',
    body: CheckBody,
    reply: CheckView,
    handler: ({ ctx, body }) => checkView(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/letter-templates',
    permission: 'papers.arrange',
    summary: 'Puts a Word file into force as the template of a kind of paper from a day on',
    body: AdoptBody,
    reply: Made,
    handler: ({ ctx, body }) => adoptTemplate(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/papers',
    permission: 'signedIn',
    summary: 'Papers of a record, and what can be made of it',
    query: PapersQuery,
    reply: PapersView,
    handler: ({ ctx, query }) => papersView(ctx, house, query),
  }),
  route({
    method: 'POST',
    url: '/api/papers',
    permission: 'papers.make',
    summary: 'Makes the paper of a record as Word and PDF, with letter number and check code',
    body: MakeBody,
    reply: MadePaper,
    handler: ({ ctx, body }) => makePaper(ctx, house, body),
  }),
  route({
    method: 'GET',
    url: '/api/checks/:code',
    permission: 'public',
    summary:
      'What anybody may know of a paper by its check code: kind, number, date, organisation, hashes of its files',
    params: z.object({ code: z.string().max(40) }),
    reply: CheckedPaper,
    handler: ({ ctx, params }) => checkedPaper(ctx, params.code),
  }),
]
