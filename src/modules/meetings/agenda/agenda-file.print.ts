import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { namesOf } from '../../../kernel/names.ts'
import { type PrintDocument, type PrintLocale, type PrintPart, pagePrint } from '../../../kernel/pdf/print.ts'
import { printFormats } from '../../../kernel/pdf/print.words.ts'
import { showInvitations } from '../calling/calling.view.ts'
import { en } from '../meetings.en.ts'
import { fa } from '../meetings.fa.ts'
import { agendaOf, findSessionRow } from '../sessions/sessions.store.ts'
import { askedOf } from './agenda.store.ts'
import { agendaPapers } from './agenda-file.store.ts'

/** What was asked in writing about the items and what came back; null where nothing was sent out. */
async function askedPart(ctx: Ctx, sessionId: string, locale: PrintLocale): Promise<PrintPart | null> {
  const asked = await askedOf(ctx.db, sessionId)
  if (asked.length === 0) return null
  const words = locale === 'fa' ? fa : en
  const { day, fill } = printFormats(locale)
  const nameOf = await namesOf(
    ctx.db,
    asked.map((one) => one.organisationId),
  )
  return {
    kind: 'text',
    heading: words['agendaFile.asked'],
    lines: asked.map(
      (one) =>
        `${nameOf(one.organisationId)?.name ?? '—'}: ${one.answer ?? fill(words['sendOut.waits'], { day: day(one.due) })}`,
    ),
  }
}

/** The first sheet of an agenda file: when and where, the agenda in its order, who is invited, and which papers lie behind it. @throws 404 */
export async function agendaDocument(ctx: Ctx, sessionId: string, locale: PrintLocale): Promise<PrintDocument> {
  const session = await findSessionRow(ctx.db, ctx.actor, sessionId)
  if (!session) throw notFound()
  const words = locale === 'fa' ? fa : en
  const { digits, day, fill } = printFormats(locale)
  const [agenda, invited, papers, asked] = await Promise.all([
    agendaOf(ctx.db, ctx.actor, sessionId),
    showInvitations(ctx, sessionId),
    agendaPapers(ctx.db, ctx.actor, sessionId),
    askedPart(ctx, sessionId, locale),
  ])
  const papersOf = (item: number | null) =>
    papers.flatMap((paper, place) => (paper.item === item ? [digits(String(place + 1).padStart(2, '0'))] : []))
  const open = words['open.dayPlanned']
  const title = locale === 'fa' ? digits(session.title) : session.title
  return {
    title: fill(words['agendaFile.title'], { title }),
    place: session.bodyTitle,
    lead: fill(words['agendaFile.lead'], {
      count: digits(String(agenda.length)),
      papers: digits(String(papers.length)),
    }),
    when: { asOf: ctx.clock.today(), knownAt: ctx.clock.now().toISOString(), isPast: false },
    parts: [
      {
        kind: 'facts',
        heading: words['sessionPage.facts'],
        facts: [
          { label: words['fact.day'], value: session.heldOn ? day(session.heldOn) : open },
          { label: words['fact.time'], value: session.startsAt ? digits(session.startsAt) : open },
          { label: words['fact.place'], value: session.place ?? open },
          { label: words['column.state'], value: words[`state.${session.state}`] },
        ],
      },
      {
        kind: 'table',
        heading: words['sessionPage.agenda'],
        columns: [
          { title: words['column.number'], width: 0.5, num: true },
          { title: words['agenda.label'], width: 4 },
          { title: words['item.minutes'], width: 1 },
          { title: words['agendaFile.papers'], width: 1 },
        ],
        rows: agenda.map((item) => [
          digits(String(item.position)),
          locale === 'fa' ? digits(item.title) : item.title,
          item.minutesAllotted === null
            ? '—'
            : digits(fill(words['item.allotted'], { count: String(item.minutesAllotted) })),
          papersOf(item.position).join('، ') || '—',
        ]),
        empty: words['agendaFile.noItems'],
      },
      ...(asked ? [asked] : []),
      {
        kind: 'table',
        heading: words['agendaFile.list'],
        columns: [
          { title: words['column.number'], width: 0.5, num: true },
          { title: words['agendaFile.paper'], width: 4 },
          { title: words['minute.item'], width: 1 },
        ],
        rows: papers.map((paper, place) => [
          digits(String(place + 1).padStart(2, '0')),
          paper.name,
          paper.item === null ? '—' : digits(String(paper.item)),
        ]),
        empty: words['papers.none'],
      },
      {
        kind: 'table',
        heading: words['invited.heading'],
        columns: [
          { title: words['sit.name'], width: 2 },
          { title: words['agendaFile.as'], width: 3 },
          { title: words['answer.label'], width: 1.2 },
        ],
        rows: invited.rows.map((one) => [
          one.name,
          one.as === 'guest'
            ? [words['invited.asGuest'], one.organisation].filter(Boolean).join('، ')
            : (one.seat?.title[locale] ?? '—'),
          words[`answered.${one.answer ?? 'none'}`],
        ]),
        empty: words['invited.none'],
      },
    ],
  }
}

export const agendaPrint = pagePrint({
  name: 'agenda',
  en: 'The agenda of a session with its papers and who is invited',
  permission: 'signedIn',
  query: z.object({ session: Id }),
  document: (ctx, { session }, locale) => agendaDocument(ctx, session, locale),
})
