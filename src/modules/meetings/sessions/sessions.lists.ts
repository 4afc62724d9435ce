import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { toLatinDigits } from '../../../kernel/fa/index.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { dayCell, idColumn, lineTyped, numberCell, wholeTyped, wordsColumn } from '../../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../../kernel/lists/list.ts'
import { namesOf } from '../../../kernel/names.ts'
import { getRecord } from '../../../kernel/records.ts'
import { dayTyped, personNamed } from '../../directory/index.ts'
import { sourcesOf } from '../bodies/bodies.store.ts'
import { en } from '../meetings.en.ts'
import { fa } from '../meetings.fa.ts'
import { jalaliYearOf, sourceTyped, yearOfSeries } from '../meetings.rules.ts'
import type { SessionKind } from '../meetings.tables.ts'
import { EnterHistoricSession } from './sessions.schema.ts'
import { findSessionRow, listSessionRows, type SessionRow, sessionsNumbered } from './sessions.store.ts'
import { enterHistoricSession } from './sessions.verbs.ts'

const words = { fa, en }
const query = z.object({ body: Id })
type Asked = z.output<typeof query>
const kinds = wordsColumn<SessionKind>(['ordinary', 'extraordinary', 'online', 'circulation'], {
  fa: (one) => fa[`kind.${one}`],
  en: (one) => en[`kind.${one}`],
})

interface Line extends SessionRow {
  resolutionCount?: string | number | null
  chair: string | null
  source: string
}

async function shown(ctx: Ctx, rows: readonly (SessionRow & Pick<Line, 'resolutionCount'>)[]): Promise<Line[]> {
  const nameOf = await namesOf(
    ctx.db,
    rows.map((row) => row.chairPersonId),
  )
  const sources = await sourcesOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    ...row,
    chair: nameOf(row.chairPersonId)?.name ?? null,
    source: sources.get(row.id) ?? '',
  }))
}

/** «۹:۳۰», «9.30» or «ساعت 9» as the house writes a time; what is none is refused by the shape. */
function timeTyped(text: string | undefined): string | undefined {
  const read = text && /(\d{1,2})(?:[:٫./](\d{2}))?/.exec(toLatinDigits(text))
  return read ? `${read[1]!.padStart(2, '0')}:${read[2] ?? '00'}` : text
}

/** The session that the cells name by number, in the series of their year where it restarts each year. */
async function numbered(ctx: Ctx, cells: Cells, { body }: Asked): Promise<Line | null> {
  const number = wholeTyped('number', cells.number)
  if (number === undefined) return null
  const heldOn = dayTyped('heldOn', cells.heldOn)
  const year = wholeTyped('year', cells.year) ?? (heldOn ? jalaliYearOf(heldOn) : null)
  const rows = await sessionsNumbered(ctx.db, ctx.actor, body, number)
  const found = rows.find((row) => [null, year].includes(yearOfSeries(row.series)))
  return found ? (await shown(ctx, [found]))[0]! : null
}

async function enter(ctx: Ctx, cells: Cells, { body }: Asked) {
  const year = wholeTyped('year', cells.year)
  const heldOn = dayTyped('heldOn', cells.heldOn)
  const startsAt = timeTyped(cells.startsAt)
  const kind = kinds.typed('kind', cells.kind)
  const said = EnterHistoricSession.parse({
    number: wholeTyped('number', cells.number),
    ...(year ? { year } : {}),
    ...(heldOn ? { heldOn } : {}),
    ...(startsAt ? { startsAt } : {}),
    ...(cells.place ? { place: lineTyped(cells.place) } : {}),
    ...(kind ? { kind } : {}),
    ...(cells.chair ? { chairPersonId: await personNamed(ctx, 'chair', cells.chair) } : {}),
    source: sourceTyped(cells.source) ?? { mark: 'takenOver', source: '' },
  })
  return enterHistoricSession(ctx, body, said)
}

/** Sessions of a body, newest first; those held before the product come in as history. A session is called and held on its page. */
export const sessionList = sheetList<Line, typeof query>({
  name: 'sessions',
  fa: 'جلسه‌ها',
  en: 'Sessions',
  permission: 'signedIn',
  query,
  columns: [
    idColumn(),
    {
      key: 'number',
      fa: 'شماره',
      en: 'Number',
      also: ['شماره جلسه', 'جلسه شماره', 'ردیف جلسه', 'جلسه', 'no', 'session no'],
      width: 10,
      of: (row, locale) => numberCell(row.number, locale),
    },
    {
      key: 'year',
      fa: 'سال',
      en: 'Year',
      width: 10,
      of: (row, locale) => numberCell(yearOfSeries(row.series), locale),
    },
    { key: 'title', fa: 'عنوان جلسه', en: 'Session', width: 40, of: (row) => row.title, outOnly: true },
    {
      key: 'kind',
      fa: 'نوع',
      en: 'Kind',
      also: ['نوع جلسه'],
      of: (row, locale) => kinds.out(row.kind, locale),
      choices: kinds.choices,
    },
    { key: 'state', fa: 'حال', en: 'State', of: (row, locale) => words[locale][`state.${row.state}`], outOnly: true },
    {
      key: 'cancelledReason',
      fa: 'علت لغو',
      en: 'Why called off',
      width: 28,
      of: (row) => row.cancelledReason,
      outOnly: true,
    },
    {
      key: 'heldOn',
      fa: 'تاریخ',
      en: 'Held on',
      also: ['تاریخ جلسه', 'تاریخ برگزاری', 'روز', 'مورخ', 'date'],
      of: (row, locale) => dayCell(row.heldOn, locale),
    },
    {
      key: 'startsAt',
      fa: 'ساعت',
      en: 'Starts at',
      also: ['ساعت جلسه', 'ساعت برگزاری', 'ساعت شروع', 'time'],
      of: (row, locale) => numberCell(row.startsAt, locale),
    },
    {
      key: 'place',
      fa: 'محل',
      en: 'Place',
      also: ['مکان', 'محل برگزاری', 'محل جلسه'],
      width: 28,
      of: (row) => row.place,
    },
    {
      key: 'chair',
      fa: 'رئیس جلسه',
      en: 'Chair',
      also: ['ریاست جلسه'],
      width: 24,
      of: (row) => row.chair,
      fields: ['chairPersonId'],
    },
    {
      key: 'source',
      fa: 'سند',
      en: 'Source',
      also: ['منبع', 'شماره نامه', 'شماره صورت‌جلسه', 'document'],
      width: 24,
      of: (row) => row.source,
    },
    {
      key: 'resolutions',
      fa: 'شمار مصوبه‌ها',
      en: 'Resolutions',
      of: (row, locale) => numberCell(Number(row.resolutionCount ?? 0), locale),
      outOnly: true,
    },
  ],
  rows: async (ctx, { body }, page) => {
    await getRecord(ctx.db, ctx.actor, body, 'body')
    return shown(ctx, (await listSessionRows(ctx.db, ctx.actor, body, page)).rows)
  },
  takeIn: {
    permission: 'meetings.history',
    find: async (ctx, id, { body }) => {
      const row = await findSessionRow(ctx.db, ctx.actor, id)
      return row?.bodyId === body ? (await shown(ctx, [row]))[0]! : null
    },
    keyed: numbered,
    create: enter,
  },
})
