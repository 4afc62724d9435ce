import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { formatJalali, toPersianDigits } from '../../../kernel/fa/index.ts'
import { namesOf } from '../../../kernel/names.ts'
import { getRecord } from '../../../kernel/records.ts'
import { listPostsOf } from '../../directory/index.ts'
import { concernsOf, findResolutionRow } from '../resolutions/resolutions.store.ts'
import { notificationsOf } from './following.store.ts'
import { fillNotification } from './sheet.rules.ts'
import type { NotificationSheet } from './sheet.schema.ts'

/** The sheet of a notification, its fields written in both languages: what a letter in Word or PDF is filled from. @throws 404 */
export async function notificationSheet(ctx: Ctx, id: string): Promise<NotificationSheet> {
  await getRecord(ctx.db, ctx.actor, id, 'notification')
  const found = await ctx.db
    .selectFrom('resolution_notifications')
    .select('resolution_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const row = await findResolutionRow(ctx.db, ctx.actor, found.resolution_id)
  if (!row) throw notFound()
  const notice = (await notificationsOf(ctx.db, row.id)).find((one) => one.id === id)!
  const [nameOf, concerns, posts] = await Promise.all([
    namesOf(ctx.db, [notice.organisation_id, notice.person_id, notice.notified_by]),
    concernsOf(ctx.db, ctx.actor, row.id),
    notice.notified_by ? listPostsOf(ctx.db, ctx.actor, [notice.notified_by]) : [],
  ])
  const post = posts.find((one) => one.from === null || one.from <= notice.notified_on)
  const number = row.sessionNumber === null ? String(row.number) : `${row.sessionNumber}-${row.number}`
  const facts = {
    resolutionNumber: number,
    letterNumber: notice.letter_number,
    notifiedOn: notice.notified_on,
    sessionTitle: row.sessionTitle,
    bodyTitle: row.bodyTitle,
    decidedOn: row.decidedOn ?? row.heldOn,
    text: row.text,
    organisation: nameOf(notice.organisation_id)?.name ?? null,
    person: nameOf(notice.person_id)?.name ?? null,
    concerns: concerns.map((one) => one.title),
    deadline: notice.deadline,
    objectionUntil: notice.objection_until,
    signer: nameOf(notice.notified_by)?.name ?? null,
    signerPost: post?.title ?? null,
    office: post?.organisation.name ?? null,
    link: `/resolutions/${row.id}`,
  }
  const inLanguage = (locale: 'fa' | 'en') =>
    fillNotification(facts, {
      day: (iso) => formatJalali(iso, 'numeric', locale),
      digits: (text) => (locale === 'fa' ? toPersianDigits(text) : text),
      join: locale === 'fa' ? '، ' : ', ',
    })
  const [fa, en] = [inLanguage('fa'), inLanguage('en')]
  return { id, resolutionId: row.id, number, inForce: notice.id === row.notificationId, fields: { fa, en } }
}
