import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { type Details, type FieldProblem, refuse } from '../errors.ts'
import { getFile, insertLooseFile, refuseHoard } from '../files/attach.ts'
import { safeName } from '../files/files.routes.ts'
import { filePart } from '../files/part.ts'
import { type AnyRoute, route } from '../http/route.ts'
import { Id } from '../http/schema.ts'
import { acceptTable, openTable, xlsxType } from '../sheets/table-file.ts'
import type { SheetRow } from '../sheets.ts'
import { listWorkbook, readList, rowsOut } from './list.sheet.ts'
import { mostIn, type Tried, takeRowsIn, tryRows } from './list.take-in.ts'
import type { AnyList, Cells, Locale } from './list.ts'

/** Writes the message of a code in both languages. */
export type ExplainCode = (code: string, details?: Details) => { fa: string; en: string }

const Both = z.object({ fa: z.string(), en: z.string() })
const SheetLocale = { locale: z.enum(['fa', 'en']).default('fa') }
const Counts = z.object({
  create: z.number(),
  change: z.number(),
  same: z.number(),
  refuse: z.number(),
  total: z.number(),
})
type Asked = z.output<z.ZodObject>
/** Rows shown of a trial: the refused ones first. */
const mostShown = 200

export const ListTrial = z.object({
  fileId: Id,
  fileName: z.string(),
  hash: z.string(),
  counts: Counts,
  ignored: z.array(z.string()),
  rows: z.array(
    z.object({
      number: z.number(),
      outcome: z.enum(['create', 'change', 'same', 'refuse']),
      /** The first cells of the row, to know it by. */
      title: z.string(),
      problems: z.array(z.object({ column: Both.nullable(), code: z.string(), message: Both })),
    }),
  ),
})
export type ListTrial = z.output<typeof ListTrial>

const sendWorkbook = (reply: FastifyReply, name: string, bytes: Buffer) =>
  reply
    .type(xlsxType)
    .header('content-disposition', `attachment; filename="${name}.xlsx"`)
    .header('cache-control', 'no-store')
    .send(bytes)

/** The rows of a kept file. */
async function tableOf(ctx: Ctx, list: AnyList, fileId: string) {
  const { hash, name } = await getFile(ctx.db, ctx.actor, fileId)
  const rows: SheetRow[] = []
  for await (const row of (await openTable(ctx.files!.pathOf(hash))).rows()) {
    if (row.title) continue
    rows.push(row)
    if (rows.length > mostIn + 1) throw refuse('kernel.sheetTooLong', { rows: rows.length, most: mostIn })
  }
  const table = readList(list, rows)
  if (table.rows.length === 0) throw refuse('kernel.listEmpty', {}, [{ path: 'file', code: 'kernel.listEmpty' }])
  return { ...table, name }
}

async function keepFile(ctx: Ctx, request: FastifyRequest): Promise<string> {
  await refuseHoard(ctx.db, ctx.actor)
  const part = await filePart(request)
  if (!part) throw refuse('kernel.fileMissing', {}, [{ path: 'file', code: 'kernel.fileMissing' }])
  const name = safeName(part.filename)
  const content = await ctx.files!.put(part.file, name, null, acceptTable)
  return (await insertLooseFile(ctx.db, ctx.clock, ctx.actor, name, content)).id
}

const columnOf = (list: AnyList, { path }: FieldProblem) => {
  const [field] = path.split('.')
  const column = list.columns.find((one) => one.key === field || one.fields?.includes(field!))
  return column ? { fa: column.fa, en: column.en } : null
}

/** What people know a row by: its first words; numbers only where it has no words. */
function titleOf(list: AnyList, cells: Cells): string {
  const said = list.columns.filter((column) => column.key !== 'id').flatMap((column) => cells[column.key] ?? [])
  const inWords = said.filter((cell) => /\p{L}{2}/u.test(cell))
  const [first = '', second] = inWords.length > 0 ? inWords : said
  return [first, second].flatMap((cell) => (cell ? [cell.length > 80 ? `${cell.slice(0, 79)}…` : cell] : [])).join('، ')
}

function trialView(
  list: AnyList,
  explain: ExplainCode,
  { fileId, name, ignored }: { fileId: string; name: string; ignored: string[] },
  tried: Tried,
): ListTrial {
  const refusedFirst = tried.rows.toSorted(
    (one, other) => Number(other.outcome === 'refuse') - Number(one.outcome === 'refuse') || one.number - other.number,
  )
  return {
    fileId,
    fileName: name,
    hash: tried.hash,
    counts: tried.counts,
    ignored,
    rows: refusedFirst.slice(0, mostShown).map((row) => ({
      number: row.number,
      outcome: row.outcome,
      title: titleOf(list, row.cells),
      problems: row.problems.map((problem) => ({
        column: columnOf(list, problem),
        code: problem.code,
        message: explain(problem.code, problem.details),
      })),
    })),
  }
}

/** The routes of every declared list. */
export const listRoutes = (lists: readonly AnyList[], explain: ExplainCode): AnyRoute[] =>
  lists.flatMap((list) => [...outRoutes(list), ...(list.takeIn ? inRoutes(list, explain) : [])])

const outRoutes = (list: AnyList): AnyRoute[] => [
  route({
    method: 'GET',
    url: `/api/lists/${list.name}.xlsx`,
    permission: list.permission,
    summary: `${list.en} as a spreadsheet, by the same filters; with \`empty\` the template`,
    query: list.query.extend({ ...SheetLocale, empty: z.enum(['1']).optional() }),
    handler: async ({ ctx, query, reply }) => {
      const { locale, empty, ...asked } = query as { locale: Locale; empty?: '1' }
      const rows = empty ? [] : await rowsOut(list, ctx, asked, locale)
      return sendWorkbook(reply, empty ? `${list.name}-template` : list.name, await listWorkbook(list, rows, locale))
    },
  }),
]

const inRoutes = (list: AnyList, explain: ExplainCode): AnyRoute[] => [
  route({
    method: 'POST',
    url: `/api/lists/${list.name}/trial`,
    once: false,
    permission: list.takeIn!.permission,
    summary: `${list.en}: what each row of a file would do; nothing is changed`,
    query: list.query,
    reply: ListTrial,
    handler: async ({ ctx, request, query }) => {
      const fileId = await keepFile(ctx, request)
      const { rows, ...table } = await tableOf(ctx, list, fileId)
      return trialView(list, explain, { fileId, ...table }, await tryRows(list, ctx, rows, query as Asked))
    },
  }),
  route({
    method: 'POST',
    url: `/api/lists/${list.name}/import`,
    once: false,
    permission: list.takeIn!.permission,
    summary: `${list.en}: take in exactly what the trial showed, in one transaction`,
    query: list.query,
    body: z.strictObject({ fileId: Id, hash: z.string().length(64), goodOnly: z.boolean().default(false) }),
    reply: z.object({ counts: Counts }),
    handler: async ({ ctx, body, query }) => {
      const { rows } = await tableOf(ctx, list, body.fileId)
      const { counts } = await takeRowsIn(list, ctx, rows, body, query as Asked)
      return { counts }
    },
  }),
  route({
    method: 'GET',
    url: `/api/lists/${list.name}/refused.xlsx`,
    permission: list.takeIn!.permission,
    summary: `${list.en}: the refused rows of a file in the same table, each with its reason`,
    query: list.query.extend({ fileId: Id, ...SheetLocale }),
    handler: async ({ ctx, query, reply }) => {
      const { fileId, locale, ...asked } = query as { fileId: string; locale: Locale }
      const { rows } = await tableOf(ctx, list, fileId)
      const refused = (await tryRows(list, ctx, rows, asked)).rows.filter((row) => row.outcome === 'refuse')
      const reasons = refused.map((row) =>
        row.problems
          .map((problem) => {
            const column = columnOf(list, problem)
            const message = explain(problem.code, problem.details)[locale]
            return column ? `${column[locale]}: ${message}` : message
          })
          .join(' '),
      )
      const bytes = await listWorkbook(
        list,
        refused.map((row) => row.cells),
        locale,
        reasons,
      )
      return sendWorkbook(reply, `${list.name}-refused`, bytes)
    },
  }),
]
