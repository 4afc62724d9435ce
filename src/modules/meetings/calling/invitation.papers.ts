import { formatJalali, normaliseInput, toPersianDigits, WEEKDAYS, weekday } from '../../../kernel/fa/index.ts'
import type { PaperSource } from '../../../kernel/manifest.ts'
import { may } from '../../../kernel/policy.ts'
import { getRecord } from '../../../kernel/records.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { policy } from '../meetings.policy.ts'
import { postOf } from '../resolutions/resolutions.papers.ts'
import { agendaOf, findSessionRow } from '../sessions/sessions.store.ts'
import { invitationsOf } from './invitations.store.ts'

const open = '—'

/** The letter that invites to a session: one for each invited person of the directory, or one without a name to be written by hand. */
export const invitationPaper: PaperSource = {
  of: 'session',
  asks: [
    'recipient_title',
    'recipient_name',
    'recipient_post',
    'attachments_note',
    'online_link',
    'signer_name',
    'signer_post',
    'copies',
  ],
  choose: {
    required: false,
    list: async (ctx, id) => {
      const rows = await invitationsOf(ctx.db, id)
      const known = new Map(
        rows.flatMap((row) => (row.person_id && row.personName ? [[row.person_id, row.personName]] : [])),
      )
      return [...known].map(([person, title]) => ({ id: person, title }))
    },
  },
  may: async (ctx, id) => {
    const record = await getRecord(ctx.db, ctx.actor, id, 'session')
    const session = await findSessionRow(ctx.db, ctx.actor, id)
    if (session?.state !== 'planned' || !session.heldOn) return 'meetings.callFirst'
    const secretaryIds = await secretariesOf(ctx.db, record.bodyId!, ctx.clock.today())
    return may(policy['meetings.call'], ctx.actor, record, { where: record, secretaryIds })
  },
  values: async (ctx, id, locale, forId) => {
    await getRecord(ctx.db, ctx.actor, id, 'session')
    const session = (await findSessionRow(ctx.db, ctx.actor, id))!
    const [agenda, invitations, signerPost] = await Promise.all([
      agendaOf(ctx.db, ctx.actor, id),
      invitationsOf(ctx.db, id),
      postOf(ctx, ctx.actor.personId || null, null),
    ])
    const digits = (text: string) => (locale === 'fa' ? toPersianDigits(text) : text)
    const invited = invitations.find((row) => row.person_id === forId && forId !== null)
    const seat = invited?.seatTitle as { fa: string; en: string } | null | undefined
    const day = session.heldOn
    return {
      session_title: session.title,
      session_weekday: day ? WEEKDAYS[locale][weekday(day)]! : open,
      session_date: day ? formatJalali(day, 'dayYear', locale) : open,
      start_time: session.startsAt ? digits(session.startsAt) : open,
      end_time: session.endsAt ? digits(session.endsAt) : open,
      place: session.place ?? open,
      // whoever cannot come names a substitute until the day itself
      answer_deadline: day ? formatJalali(day, 'dayYear', locale) : open,
      session_link: `/sessions/${id}`,
      online_link: open,
      recipient_title: '',
      recipient_name: invited?.personName ?? open,
      recipient_post: seat?.[locale] ?? (await postOf(ctx, forId, null)),
      attachments_note: locale === 'fa' ? 'ندارد' : 'none',
      agenda: agenda.map((item, at) => ({
        item_number: digits(String(at + 1)),
        item_title: normaliseInput(item.title, { lines: 'single' }),
        presenter: open,
        minutes_planned: item.minutesAllotted === null ? open : digits(String(item.minutesAllotted)),
      })),
      signer_name: ctx.actor.name,
      signer_post: signerPost,
      copies: open,
    }
  },
}
