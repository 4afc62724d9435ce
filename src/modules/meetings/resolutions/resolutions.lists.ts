import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { dayCell, idColumn, numberCell, refuseCell, wholeTyped, wordsColumn } from '../../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../../kernel/lists/list.ts'
import { getRecord } from '../../../kernel/records.ts'
import { dayTyped, organisationNamed, personNamed } from '../../directory/index.ts'
import { sourcesOf } from '../bodies/bodies.store.ts'
import { RegisterFilter } from '../following/register.schema.ts'
import { registerRows } from '../following/register.view.ts'
import { en } from '../meetings.en.ts'
import { fa } from '../meetings.fa.ts'
import { jalaliYearOf, sourceTyped, yearOfSeries } from '../meetings.rules.ts'
import { findSessionRow, type SessionRow, sessionsNumbered } from '../sessions/sessions.store.ts'
import { categories } from './categories.ts'
import { listResolutionsOf } from './resolutions.read.ts'
import { CompleteResolution, MinuteResolution } from './resolutions.schema.ts'
import type { Only } from './resolutions.store.ts'
import { completeResolution, minuteResolution } from './resolutions.verbs.ts'

const words = { fa, en }
/** Of one session, of one body, or of the whole register as its filters stand in the address. */
const query = RegisterFilter.extend({ session: Id.optional(), register: z.literal('yes').optional() })
type Asked = z.output<typeof query>

type Resolution = Awaited<ReturnType<typeof listResolutionsOf>>[number]
interface Line extends Resolution {
  source: string
  /** Year of its session's series, where that restarts each year. */
  year: number | null
}

const named = new Map(categories.map((one) => [one.code, one]))
const category = wordsColumn<string>([...named.keys()], {
  fa: (code) => named.get(code)?.fa ?? code,
  en: (code) => named.get(code)?.en ?? code,
})

/** The resolutions asked for, oldest first. @throws 404 for a body or session out of sight */
async function linesOf(ctx: Ctx, { body, session }: Asked, only: Only = {}): Promise<Line[]> {
  if (session) await getRecord(ctx.db, ctx.actor, session, 'session')
  else if (body) await getRecord(ctx.db, ctx.actor, body, 'body')
  else throw notFound()
  return withSources(ctx, await listResolutionsOf(ctx, session ? { sessionId: session } : { bodyId: body! }, only))
}

async function withSources(ctx: Ctx, rows: readonly Resolution[]): Promise<Line[]> {
  const sources = await sourcesOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  const sessions = rows.flatMap((row) => row.session?.id ?? [])
  const series = sessions.length
    ? await ctx.db
        .selectFrom('sessions')
        .select(['id', 'series'])
        .where('id', 'in', [...new Set(sessions)])
        .execute()
    : []
  const yearOf = new Map(series.map((one) => [one.id, yearOfSeries(one.series)]))
  return rows.map((row) => ({
    ...row,
    source: sources.get(row.id) ?? '',
    year: yearOf.get(row.session?.id ?? '') ?? null,
  }))
}

/** The session that the cells name, or the one asked for; undefined: none is named. Refuses a number that the body has not. */
async function sessionOf(ctx: Ctx, cells: Cells, { body, session }: Asked): Promise<SessionRow | undefined> {
  if (session) return findSessionRow(ctx.db, ctx.actor, session)
  const number = wholeTyped('session', cells.session)
  if (number === undefined || !body) return undefined
  const decidedOn = dayTyped('decidedOn', cells.decidedOn)
  const year = wholeTyped('year', cells.year) ?? (decidedOn ? jalaliYearOf(decidedOn) : null)
  const rows = await sessionsNumbered(ctx.db, ctx.actor, body, number)
  const found = rows.find((row) => [null, year].includes(yearOfSeries(row.series)))
  if (!found) throw refuseCell('session', 'meetings.noSuchSession', { number })
  return found
}

/** The resolution that the cells mean: by its number in its session, else by its very words. */
async function standing(ctx: Ctx, cells: Cells, asked: Asked): Promise<Line | null> {
  const session = await sessionOf(ctx, cells, asked)
  const number = wholeTyped('number', cells.number)
  const only = number === undefined ? { text: (cells.text ?? '').trim() } : { number }
  const [row] = session
    ? await linesOf(ctx, { session: session.id }, only)
    : await linesOf(ctx, asked, { ...only, sessionId: null })
  return row ?? null
}

const responsible = async (ctx: Ctx, cells: Cells) => {
  const deadline = dayTyped('deadline', cells.deadline)
  return {
    ...(cells.organisation
      ? { responsibleOrganisationId: await organisationNamed(ctx, 'organisation', cells.organisation) }
      : {}),
    ...(cells.person ? { responsiblePersonId: await personNamed(ctx, 'person', cells.person) } : {}),
    ...(deadline ? { deadline } : {}),
  }
}

async function minute(ctx: Ctx, cells: Cells, asked: Asked) {
  const session = await sessionOf(ctx, cells, asked)
  const number = wholeTyped('number', cells.number)
  const decidedOn = dayTyped('decidedOn', cells.decidedOn)
  const source = sourceTyped(cells.source)
  const kind = category.typed('category', cells.category)
  const said = MinuteResolution.parse({
    ...(session ? { sessionId: session.id } : { bodyId: asked.body }),
    ...(number === undefined ? {} : { number }),
    text: cells.text ?? '',
    ...(kind ? { category: kind } : {}),
    ...(decidedOn && decidedOn !== session?.heldOn ? { decidedOn } : {}),
    ...(await responsible(ctx, cells)),
    ...(source ? { source } : {}),
  })
  return minuteResolution(ctx, said)
}

/** Resolutions of a body or a session, oldest first; what the minutes left open stays an empty cell and can be filled by the same table. */
export const resolutionList = sheetList<Line, typeof query>({
  name: 'resolutions',
  fa: 'مصوبه‌ها',
  en: 'Resolutions',
  permission: 'signedIn',
  query,
  columns: [
    idColumn(),
    {
      key: 'session',
      fa: 'شماره جلسه',
      en: 'Session',
      also: ['جلسه', 'جلسه شماره', 'session no'],
      width: 10,
      of: (row, locale) => numberCell(row.session?.number, locale),
      fields: ['sessionId', 'bodyId'],
      fixed: true,
    },
    {
      key: 'year',
      fa: 'سال',
      en: 'Year',
      width: 10,
      of: (row, locale) => numberCell(row.year, locale),
      fixed: true,
    },
    { key: 'title', fa: 'عنوان جلسه', en: 'Session title', width: 32, of: (row) => row.session?.title, outOnly: true },
    {
      key: 'number',
      fa: 'شماره مصوبه',
      en: 'Number',
      also: ['شماره', 'بند', 'ردیف', 'ردیف مصوبه', 'no'],
      width: 10,
      of: (row, locale) => numberCell(row.number, locale),
      fixed: true,
    },
    {
      key: 'text',
      fa: 'متن مصوبه',
      en: 'Text',
      also: ['مصوبه', 'مصوبات', 'شرح مصوبه', 'شرح مصوبات', 'متن', 'تصمیم', 'resolution'],
      width: 72,
      of: (row) => row.text,
      fixed: true,
    },
    {
      key: 'category',
      fa: 'دسته',
      en: 'Category',
      also: ['موضوع'],
      width: 24,
      of: (row, locale) => category.out(row.category, locale),
      choices: category.choices,
      fixed: true,
    },
    {
      key: 'decidedOn',
      fa: 'تاریخ تصمیم',
      en: 'Decided on',
      also: ['تاریخ', 'تاریخ جلسه', 'تاریخ مصوبه', 'مورخ', 'date'],
      of: (row, locale) => dayCell(row.decidedOn, locale),
      fixed: true,
    },
    {
      key: 'organisation',
      fa: 'نهاد مسئول',
      en: 'Responsible organisation',
      also: ['مسئول', 'مسئول اجرا', 'دستگاه مسئول', 'دستگاه مجری', 'مجری', 'responsible'],
      width: 32,
      of: (row) => row.responsibleOrganisation?.name,
      fields: ['responsibleOrganisationId', 'responsible'],
    },
    {
      key: 'person',
      fa: 'شخص مسئول',
      en: 'Responsible person',
      also: ['مسئول پیگیری', 'پیگیری‌کننده'],
      width: 24,
      of: (row) => row.responsiblePerson?.name,
      fields: ['responsiblePersonId'],
    },
    {
      key: 'deadline',
      fa: 'مهلت',
      en: 'Deadline',
      also: ['مهلت اجرا', 'مهلت انجام', 'زمان اجرا', 'سررسید', 'due'],
      of: (row, locale) => dayCell(row.deadline, locale),
    },
    {
      key: 'state',
      fa: 'حال',
      en: 'State',
      of: (row, locale) => words[locale][`state.${row.state}`],
      outOnly: true,
    },
    {
      key: 'percent',
      fa: 'پیشرفت مصوب (٪)',
      en: 'Approved progress (%)',
      width: 12,
      of: (row, locale) => numberCell(row.percent, locale),
      outOnly: true,
    },
    {
      key: 'late',
      fa: 'روز دیرکرد',
      en: 'Days late',
      width: 10,
      of: (row, locale) => numberCell(row.daysLate || null, locale),
      outOnly: true,
    },
    { key: 'body', fa: 'مرجع تصمیم', en: 'Body', width: 32, of: (row) => row.body.name, outOnly: true },
    {
      key: 'source',
      fa: 'سند',
      en: 'Source',
      also: ['منبع', 'شماره نامه', 'document'],
      width: 24,
      of: (row) => row.source,
      fixed: true,
    },
  ],
  rows: async (ctx, asked, page) => {
    const { register, session, ...filter } = asked
    if (register) return withSources(ctx, await registerRows(ctx, filter, page))
    return (await linesOf(ctx, asked)).slice(page.offset, page.offset + page.limit)
  },
  takeIn: {
    permission: 'meetings.minute',
    find: async (ctx, id, asked) => (await linesOf(ctx, asked, { id }))[0] ?? null,
    keyed: standing,
    create: minute,
    change: async (ctx, row, cells) =>
      completeResolution(
        ctx,
        row.id,
        CompleteResolution.parse({ version: row.version, ...(await responsible(ctx, cells)) }),
      ),
  },
})
