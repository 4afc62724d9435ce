import type { Ctx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { formatJalali, toPersianDigits } from '../../../kernel/fa/index.ts'
import type { PaperSource } from '../../../kernel/manifest.ts'
import { namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { listPostsOf } from '../../directory/index.ts'
import { secretariesOf } from '../bodies/bodies.store.ts'
import { notificationsOf } from '../following/following.store.ts'
import { policy } from '../meetings.policy.ts'
import { concernsOf, findResolutionRow } from './resolutions.store.ts'

const open = '—'

async function getRow(ctx: Ctx, id: string) {
  const row = await findResolutionRow(ctx.db, ctx.actor, id)
  if (!row) throw notFound()
  return row
}

/** The post a person holds today, at that organisation where one is named. */
export async function postOf(ctx: Ctx, personId: string | null, organisationId: string | null): Promise<string> {
  if (!personId) return ''
  const today = ctx.clock.today()
  const posts = (await listPostsOf(ctx.db, ctx.actor, [personId])).filter((post) => !post.until || post.until >= today)
  const found = posts.find((post) => post.organisation.id === organisationId) ?? (organisationId ? undefined : posts[0])
  return found?.title ?? ''
}

/** The letter by which a resolution is notified: made once it is, by whoever may notify. */
export const notificationPaper: PaperSource = {
  of: 'resolution',
  asks: ['recipient_title', 'recipient_post', 'attachments_note', 'signer_name', 'signer_post', 'copies'],
  may: async (ctx, id) => {
    const row = await getRow(ctx, id)
    if (row.notifiedAt === null) return 'papers.notifyFirst'
    const secretaryIds = await secretariesOf(ctx.db, row.bodyId, ctx.clock.today())
    return may(policy['meetings.notify'], ctx.actor, row, { where: row, secretaryIds })
  },
  values: async (ctx, id, locale) => {
    const row = await getRow(ctx, id)
    const notice = (await notificationsOf(ctx.db, id)).find((one) => one.id === row.notificationId)
    const { responsibleOrganisationId: organisation, responsiblePersonId: person } = row
    const [nameOf, concerns, post, signerPost] = await Promise.all([
      namesOf(ctx.db, [organisation, person]),
      concernsOf(ctx.db, ctx.actor, id),
      postOf(ctx, person, organisation),
      postOf(ctx, ctx.actor.personId || null, null),
    ])
    const day = (iso: string | null) => (iso ? formatJalali(iso, 'dayYear', locale) : open)
    const body = nameOf(organisation)?.name
    const liaison = nameOf(person)?.name
    const number = row.sessionNumber === null ? String(row.number) : `${row.sessionNumber}-${row.number}`
    return {
      resolution_number: locale === 'fa' ? toPersianDigits(number) : number,
      session_title: row.sessionTitle ?? row.bodyTitle,
      session_date: day(row.decidedOn ?? row.heldOn),
      resolution_text: row.text,
      responsible_body: body ?? liaison ?? open,
      liaison_name: body ? (liaison ?? open) : open,
      concerned_record: concerns.map((one) => one.title).join(locale === 'fa' ? '، ' : ', ') || open,
      deadline: day(row.deadline),
      objection_deadline: day(notice?.objection_until ?? null),
      resolution_link: `/resolutions/${id}`,
      recipient_name: liaison ?? body ?? open,
      recipient_title: '',
      recipient_post: liaison ? [post, body].filter(Boolean).join(locale === 'fa' ? ' ' : ', ') : '',
      attachments_note: locale === 'fa' ? 'ندارد' : 'none',
      signer_name: ctx.actor.name,
      signer_post: signerPost,
      copies: open,
    }
  },
}
