import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import { safeName } from '../../../kernel/files/files.routes.ts'
import { filePart } from '../../../kernel/files/part.ts'
import { route } from '../../../kernel/http/route.ts'
import { acceptTable, xlsxType } from '../../../kernel/sheets/table-file.ts'
import { IdParams } from '../directory.schema.ts'
import { placeNames } from '../divisions/divisions.store.ts'
import { UnitFilter } from '../units/units.schema.ts'
import { exportUnits } from './export.store.ts'
import { columns } from './import.columns.ts'
import { importLine, importView, rowView } from './import.present.ts'
import { ImportLine, ImportQuery, ImportView, Mapping, OrderReason, Pasted, SheetLocale } from './import.schema.ts'
import { refusedWorkbook, unitsWorkbook } from './import.sheet.ts'
import { applyImport, bringTable, mapHeadings, takeImportBack } from './import.verbs.ts'
import { listRows } from './rows.store.ts'
import { countBefore, findRun, listRuns } from './runs.store.ts'

const sendWorkbook = (reply: FastifyReply, name: string, bytes: Buffer) =>
  reply
    .type(xlsxType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(bytes)

/** Keeps the table in the request as a file: an uploaded XLSX or text file, or JSON with a pasted text. */
async function keepTable({ files }: Ctx, request: FastifyRequest) {
  if (!request.isMultipart()) {
    const { name, text } = Pasted.parse(request.body)
    return { name, content: await files!.put(Readable.from([Buffer.from(text)]), `${name}.csv`, null, acceptTable) }
  }
  const part = await filePart(request)
  if (!part) throw refuse('directory.fileNeeded', {}, [{ path: 'file', code: 'directory.fileNeeded' }])
  const name = safeName(part.filename)
  return { name, content: await files!.put(part.file, name, null, acceptTable) }
}

/** An import that the actor may see, with a page of its rows. */
async function viewOf({ db, actor }: Ctx, id: string, query: z.output<typeof ImportQuery>): Promise<ImportView> {
  const run = await findRun(db, actor, id)
  if (!run) throw notFound()
  const places = await placeNames(db)
  const rows = await listRows(db, id, query.outcome, query)
  const before = run.ordered_at ? await countBefore(db, run) : 0
  return {
    ...importView(run, before),
    columns: columns.map(({ key, fa, en }) => ({ key, title: { fa, en } })),
    rows: rows.map((row) => rowView(row, places)),
  }
}

const Ordered = z.object({ id: z.string() })

export const importRoutes = [
  route({
    method: 'GET',
    url: '/api/units/template.xlsx',
    permission: 'signedIn',
    summary: 'The empty table of units, as the import reads it',
    query: SheetLocale,
    handler: async ({ query, reply }) =>
      sendWorkbook(reply, 'units-template.xlsx', await unitsWorkbook([], query.locale)),
  }),
  route({
    method: 'GET',
    url: '/api/units/export.xlsx',
    permission: 'directory.export',
    summary: 'The found units in the same table',
    query: UnitFilter.omit({ limit: true, offset: true }).extend(SheetLocale.shape),
    handler: async ({ ctx: { db, actor, clock }, query: { locale, ...filter }, reply }) => {
      const asOf = filter.asOf ?? clock.today()
      const rows = await exportUnits(db, actor, { ...filter, limit: 1, offset: 0 }, asOf)
      return sendWorkbook(reply, `units-${asOf}.xlsx`, await unitsWorkbook(rows, locale))
    },
  }),
  route({
    method: 'POST',
    url: '/api/units/imports',
    once: false,
    permission: 'directory.import',
    summary: 'Bring a table (multipart file, or JSON with pasted text): the server tries each row; changes nothing yet',
    reply: Ordered,
    handler: async ({ ctx, request }) => {
      const { name, content } = await keepTable(ctx, request)
      return bringTable(ctx, name, content)
    },
  }),
  route({
    method: 'GET',
    url: '/api/units/imports',
    permission: 'directory.import',
    summary: 'The latest imports of mine, and of my office for its heads',
    reply: z.object({ rows: z.array(ImportLine) }),
    handler: async ({ ctx }) => ({ rows: (await listRuns(ctx.db, ctx.actor, 20)).map(importLine) }),
  }),
  route({
    method: 'GET',
    url: '/api/units/imports/:id',
    permission: 'directory.import',
    summary: 'How far an import is, with a page of its rows, of one outcome when asked',
    params: IdParams,
    query: ImportQuery,
    reply: ImportView,
    handler: ({ ctx, params, query }) => viewOf(ctx, params.id, query),
  }),
  route({
    method: 'PUT',
    url: '/api/units/imports/:id/headings',
    permission: 'directory.import',
    summary: 'Say which column each heading is; remembered for the office; the rows are tried anew',
    params: IdParams,
    body: Mapping,
    reply: Ordered,
    handler: ({ ctx, params, body }) => mapHeadings(ctx, params.id, body.mapping),
  }),
  route({
    method: 'POST',
    url: '/api/units/imports/:id/applying',
    once: false,
    permission: 'directory.import',
    summary: 'Apply what was shown; the work goes on without the page',
    params: IdParams,
    body: OrderReason,
    reply: Ordered,
    handler: ({ ctx, params, body }) => applyImport(ctx, { importId: params.id, ...body }),
  }),
  route({
    method: 'POST',
    url: '/api/units/imports/:id/taking-back',
    once: false,
    permission: 'directory.import',
    summary: 'Take an applied import back as one; what others have built on stays, with the reason',
    params: IdParams,
    body: OrderReason,
    reply: Ordered,
    handler: ({ ctx, params, body }) => takeImportBack(ctx, { importId: params.id, ...body }),
  }),
  route({
    method: 'GET',
    url: '/api/units/imports/:id/refused.xlsx',
    permission: 'directory.import',
    summary: 'The refused rows in the same table, each with its reason',
    params: IdParams,
    query: SheetLocale,
    handler: async ({ ctx, params, query, reply }) => {
      const run = await findRun(ctx.db, ctx.actor, params.id)
      if (!run) throw notFound()
      const rows = await listRows(ctx.db, params.id, 'refuse', { limit: 100_000, offset: 0 })
      return sendWorkbook(reply, 'units-refused.xlsx', await refusedWorkbook(rows, query.locale))
    },
  }),
]
