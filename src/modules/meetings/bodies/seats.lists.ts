import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { foldKey } from '../../../kernel/fa/index.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { dayCell, idColumn, lineTyped, numberCell, refuseCell, wholeTyped } from '../../../kernel/lists/columns.ts'
import { type Cells, type Locale, sheetList } from '../../../kernel/lists/list.ts'
import { namesOf } from '../../../kernel/names.ts'
import { dayTyped, organisationNamed, personNamed } from '../../directory/index.ts'
import { sourceTyped } from '../meetings.rules.ts'
import { AppointToSeat } from './bodies.schema.ts'
import { findBodyRow, seatsOf, sittingsOf } from './bodies.store.ts'
import { appointToSeat, endSitting, giveSeat } from './seats.verbs.ts'

interface SeatLine {
  /** Of the sitting, or of the seat where nobody sits. */
  id: string
  seatId: string
  sittingId: string | null
  position: number
  title: { fa: string; en: string }
  organisation: string | null
  voting: boolean
  seatUntil: string | null
  person: string | null
  insteadOf: string | null
  orderNumber: string | null
  orderDate: string | null
  from: string | null
  until: string | null
}

const seatQuery = z.object({ body: Id })
type OfBody = z.output<typeof seatQuery>

/** A row a sitting, ended ones too, and one for each seat in which nobody ever sat. */
async function seatLines(ctx: Ctx, { body }: OfBody): Promise<SeatLine[]> {
  if (!(await findBodyRow(ctx.db, ctx.actor, body))) throw notFound()
  const [seats, sittings] = [await seatsOf(ctx.db, body), await sittingsOf(ctx.db, body)]
  const nameOf = await namesOf(ctx.db, [
    ...seats.map((seat) => seat.organisation_id),
    ...sittings.map((sitting) => sitting.person_id),
  ])
  const personOf = new Map(sittings.map((sitting) => [sitting.id, nameOf(sitting.person_id)?.name ?? null]))
  return seats.flatMap((seat): SeatLine[] => {
    const line = {
      seatId: seat.id,
      position: seat.position,
      title: seat.title,
      organisation: nameOf(seat.organisation_id)?.name ?? null,
      voting: seat.voting,
      seatUntil: seat.valid_until,
    }
    const none = { person: null, insteadOf: null, orderNumber: null, orderDate: null, from: null, until: null }
    const own = sittings.filter((sitting) => sitting.seat_id === seat.id)
    if (own.length === 0) return [{ id: seat.id, sittingId: null, ...line, ...none }]
    return own.map((sitting) => ({
      id: sitting.id,
      sittingId: sitting.id,
      ...line,
      person: personOf.get(sitting.id) ?? null,
      insteadOf: personOf.get(sitting.substitute_of ?? '') ?? null,
      orderNumber: sitting.order_number,
      orderDate: sitting.order_date,
      from: sitting.valid_from,
      until: sitting.valid_until,
    }))
  })
}

const sameText = (one: string | null | undefined, other: string | undefined) =>
  foldKey(one ?? '') === foldKey(other ?? '')

/** Lines of the seat that the cells name, by its title and its place among equals. */
async function seatNamed(ctx: Ctx, cells: Cells, asked: OfBody): Promise<SeatLine[]> {
  if (!cells.seat) throw refuseCell('seat', 'kernel.required')
  const position = wholeTyped('position', cells.position) ?? 1
  const lines = await seatLines(ctx, asked)
  const found = lines.filter(
    (line) =>
      line.position === position && (sameText(line.title.fa, cells.seat) || sameText(line.title.en, cells.seat)),
  )
  if (found.length === 0) throw refuseCell('seat', 'kernel.listNotFound', { value: cells.seat })
  return found
}

async function appoint(ctx: Ctx, cells: Cells, seat: readonly SeatLine[]) {
  const { seatId } = seat[0]!
  if (cells.organisation && !sameText(seat[0]!.organisation, cells.organisation))
    await giveSeat(ctx, seatId, { organisationId: await organisationNamed(ctx, 'organisation', cells.organisation) })
  if (!cells.person) {
    if (cells.organisation) return
    throw refuseCell('person', 'kernel.required')
  }
  const member = cells.insteadOf && seat.find((line) => sameText(line.person, cells.insteadOf))
  if (cells.insteadOf && !member) throw refuseCell('insteadOf', 'kernel.listNotFound', { value: cells.insteadOf })
  const [orderDate, from, until] = (['orderDate', 'from', 'until'] as const).map((key) => dayTyped(key, cells[key]))
  const source = sourceTyped(cells.source)
  await appointToSeat(
    ctx,
    seatId,
    AppointToSeat.parse({
      personId: await personNamed(ctx, 'person', cells.person),
      ...(cells.orderNumber ? { orderNumber: lineTyped(cells.orderNumber) } : {}),
      ...(orderDate ? { orderDate } : {}),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
      ...(member ? { substituteOf: member.sittingId } : {}),
      ...(source ? { source } : {}),
    }),
  )
}

/** Of a sitting only its end can still come, and its seat's institution; a seat in which nobody sits takes a member. */
async function changeSeat(ctx: Ctx, line: SeatLine, cells: Cells, asked: OfBody) {
  const { organisation, until, ...others } = cells
  if (line.sittingId === null) return appoint(ctx, cells, [line])
  const [held] = Object.keys(others)
  if (held) throw refuseCell(held, 'kernel.listRowChanged')
  if (organisation)
    await appoint(
      ctx,
      { organisation },
      (await seatLines(ctx, asked)).filter((one) => one.id === line.id),
    )
  const day = dayTyped('until', until)
  if (day) await endSitting(ctx, line.sittingId, { until: day })
}

const yes = { fa: 'دارد', en: 'Yes' } as const
const no = { fa: 'ندارد', en: 'No' } as const
const voting = (row: SeatLine, locale: Locale) => (row.voting ? yes : no)[locale]

/** Seats of a body and everybody who sat; in as appointments, ends of sittings and the institutions that hold seats. */
export const seatList = sheetList<SeatLine, typeof seatQuery>({
  name: 'seats',
  fa: 'کرسی‌ها و اعضا',
  en: 'Seats and members',
  permission: 'signedIn',
  query: seatQuery,
  columns: [
    idColumn(),
    {
      key: 'seat',
      fa: 'کرسی',
      en: 'Seat',
      also: ['سمت در شورا', 'عضویت', 'عنوان کرسی'],
      width: 40,
      of: (row, locale) => row.title[locale],
      fixed: true,
    },
    {
      key: 'position',
      fa: 'شماره کرسی',
      en: 'Position',
      of: (row, locale) => numberCell(row.position, locale),
      fixed: true,
    },
    {
      key: 'organisation',
      fa: 'نهاد دارنده',
      en: 'Institution',
      also: ['دستگاه', 'سازمان'],
      width: 36,
      of: (row) => row.organisation,
      fields: ['organisationId'],
    },
    { key: 'voting', fa: 'حق رأی', en: 'Votes', width: 10, of: voting, outOnly: true },
    {
      key: 'person',
      fa: 'عضو',
      en: 'Member',
      also: ['نام عضو', 'نام و نام خانوادگی', 'نماینده'],
      width: 28,
      of: (row) => row.person,
      fields: ['personId'],
    },
    {
      key: 'insteadOf',
      fa: 'جانشین',
      en: 'Substitute of',
      width: 28,
      of: (row) => row.insteadOf,
      fields: ['substituteOf'],
    },
    { key: 'orderNumber', fa: 'شماره حکم', en: 'Order number', of: (row) => row.orderNumber },
    { key: 'orderDate', fa: 'تاریخ حکم', en: 'Order date', of: (row, locale) => dayCell(row.orderDate, locale) },
    { key: 'from', fa: 'از', en: 'From', also: ['از تاریخ'], of: (row, locale) => dayCell(row.from, locale) },
    { key: 'until', fa: 'تا', en: 'Until', also: ['تا تاریخ'], of: (row, locale) => dayCell(row.until, locale) },
    {
      key: 'seatUntil',
      fa: 'پایان کرسی',
      en: 'Seat until',
      of: (row, locale) => dayCell(row.seatUntil, locale),
      outOnly: true,
    },
    { key: 'source', fa: 'سند', en: 'Source', also: ['منبع'], width: 24, of: () => null, inOnly: true },
  ],
  rows: async (ctx, asked, { limit, offset }) => (await seatLines(ctx, asked)).slice(offset, offset + limit),
  takeIn: {
    permission: 'meetings.seat',
    find: async (ctx, id, asked) => (await seatLines(ctx, asked)).find((line) => line.id === id) ?? null,
    // a table without ids: the member who sits there already, or the seat that waits for one
    keyed: async (ctx, cells, asked) => {
      const seat = await seatNamed(ctx, cells, asked)
      return seat.find((line) => cells.person && line.sittingId && sameText(line.person, cells.person)) ?? null
    },
    create: async (ctx, cells, asked) => appoint(ctx, cells, await seatNamed(ctx, cells, asked)),
    change: changeSeat,
  },
})
