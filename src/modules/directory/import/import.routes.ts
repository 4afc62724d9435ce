import type { FastifyReply, FastifyRequest } from 'fastify'
import '@fastify/multipart'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound, refuse } from '../../../kernel/errors.ts'
import { route } from '../../../kernel/http/route.ts'
import { pastedRows, readSheet, type SheetRow } from '../../../kernel/sheets.ts'
import { IdParams } from '../directory.schema.ts'
import { placeNames } from '../divisions/divisions.store.ts'
import { UnitFilter } from '../units/units.schema.ts'
import { exportUnits } from './export.store.ts'
import { rowView } from './import.present.ts'
import { ApplyImport, ImportQuery, ImportView, Pasted, SheetLocale } from './import.schema.ts'
import { refusedWorkbook, unitsWorkbook } from './import.sheet.ts'
import { findImport, listImportRows } from './import.store.ts'
import { applyImport, dryRun, mostRows } from './import.verbs.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sendWorkbook = (reply: FastifyReply, name: string, bytes: Buffer) =>
  reply
    .type(xlsx)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(bytes)

/** The table in the request: an uploaded XLSX or CSV file, or JSON with a pasted text. */
async function tableIn(request: FastifyRequest): Promise<{ name: string; bytes: Buffer; rows: SheetRow[] }> {
  if (!request.isMultipart()) {
    const { name, text } = Pasted.parse(request.body)
    return { name, bytes: Buffer.from(text), rows: atMost(pastedRows(text)) }
  }
  const part = await request.file()
  if (!part) throw refuse('directory.fileNeeded', {}, [{ path: 'file', code: 'directory.fileNeeded' }])
  const bytes = await part.toBuffer()
  const isText = /\.(csv|tsv|txt)$/i.test(part.filename)
  const rows = isText ? atMost(pastedRows(bytes.toString('utf8'))) : await readSheet(bytes, mostRows + 1)
  return { name: part.filename, bytes, rows }
}

function atMost(rows: SheetRow[]): SheetRow[] {
  if (rows.length > mostRows + 1) throw refuse('kernel.sheetTooLong', { rows: rows.length, most: mostRows })
  return rows
}

/** A dry run of the actor with a page of its rows. */
async function importView(
  { db, actor }: Ctx,
  id: string,
  query: z.output<typeof ImportQuery>,
  ignored: string[] = [],
): Promise<ImportView> {
  const run = await findImport(db, id, actor.personId || null)
  if (!run) throw notFound()
  const places = await placeNames(db)
  const rows = await listImportRows(db, id, query.outcome, query)
  return {
    id,
    fileName: run.file_name,
    planHash: run.plan_hash,
    counts: run.counts as ImportView['counts'],
    ignored,
    madeAt: run.made_at.toISOString(),
    appliedAt: run.applied_at?.toISOString() ?? null,
    rows: rows.map((row) => rowView(row, places)),
  }
}

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
    url: '/api/units/import/dry-run',
    permission: 'directory.import',
    summary: 'Try a table (multipart file, or JSON with pasted text): what each row would do; changes nothing',
    reply: ImportView,
    handler: async ({ ctx, request }) => {
      const run = await dryRun(ctx, await tableIn(request))
      return importView(ctx, run.id, { limit: 100, offset: 0 }, run.ignored)
    },
  }),
  route({
    method: 'POST',
    url: '/api/units/import',
    permission: 'directory.import',
    summary: 'Apply exactly the dry run that was shown',
    body: ApplyImport,
    reply: z.object({ id: z.string() }),
    handler: ({ ctx, body }) => applyImport(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/units/imports/:id',
    permission: 'directory.import',
    summary: 'A dry run of mine with a page of its rows, of one outcome when asked',
    params: IdParams,
    query: ImportQuery,
    reply: ImportView,
    handler: ({ ctx, params, query }) => importView(ctx, params.id, query),
  }),
  route({
    method: 'GET',
    url: '/api/units/imports/:id/refused.xlsx',
    permission: 'directory.import',
    summary: 'The refused rows in the same table, each with its reason',
    params: IdParams,
    query: SheetLocale,
    handler: async ({ ctx, params, query, reply }) => {
      const run = await findImport(ctx.db, params.id, ctx.actor.personId || null)
      if (!run) throw notFound()
      const rows = await listImportRows(ctx.db, params.id, 'refuse')
      return sendWorkbook(reply, 'units-refused.xlsx', await refusedWorkbook(rows, query.locale))
    },
  }),
]
