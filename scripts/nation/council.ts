import { day, type Story } from '../../src/app/demo/story.ts'
import type { Ctx } from '../../src/kernel/context.ts'
import { addDays } from '../../src/kernel/fa/index.ts'
import { getRecord } from '../../src/kernel/records.ts'
import { claimProgress, loadPromises } from '../../src/modules/commitments/index.ts'
import { registerIncoming, registerOutgoing } from '../../src/modules/letters/index.ts'
import {
  acceptResolution,
  addAgendaItem,
  callSession,
  circulate,
  confirmExecution,
  endUndone,
  finaliseMinutes,
  holdSession,
  minuteResolution,
  notifyResolution,
  openMinutes,
} from '../../src/modules/meetings/index.ts'
import type { Cast } from './cast.ts'
import { type ClusterSize, tradeOf } from './size.ts'

/** Sessions end with the month before the day on which the nation is looked at. */
const lastMonth = { year: 1405, month: 8 }
/** Points of the agenda of the last session but one, whose minutes are final. */
const longAgenda = 30

/** The Jalali year and month of the n-th session from the last, one a month. */
function monthOf(fromLast: number): { year: number; month: number } {
  const months = lastMonth.year * 12 + lastMonth.month - 1 - fromLast
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}
const two = (n: number) => String(n).padStart(2, '0')

/**
 * What a council resolves month after month and what becomes of it. Older sessions: everything notified and accepted, then confirmed as done
 * or ended with its cause. Of the last ones a part still waits: to be completed, notified, answered, executed, confirmed.
 */
export async function tellCouncil(
  story: Story,
  cast: Cast,
  { councilId, clusterId, k }: { councilId: string; clusterId: string; k: number },
  { sessions, resolutions, letters }: NonNullable<ClusterSize['council']>,
  say: (done: number) => void,
): Promise<void> {
  for (let n = 0; n < sessions; n++) {
    const fromLast = sessions - 1 - n
    const { year, month } = monthOf(fromLast)
    story.at(`${year}/${two(month)}/05`)
    await tellLetters(story, cast, { clusterId, trade: tradeOf(k), n: n * letters, count: letters, fromLast })
    say(letters)
    const sessionId = await tellSession(story, cast, councilId, fromLast === 1 ? longAgenda : 3)
    const made: { i: number; id: string }[] = []
    for (let i = 0; i < resolutions; i++) {
      const complete = i > 0 || fromLast >= 3
      const { id } = await minuteResolution(story.as(cast.expert), {
        sessionId,
        text: `مصوبه ${i + 1} جلسه ${year}/${two(month)} پیگیری شود.`,
        ...(complete
          ? { responsiblePersonId: (i % 2 ? cast.agent : cast.deputy).personId, deadline: day(deadlineOf(year, month)) }
          : {}),
      })
      if (complete) made.push({ i, id })
      say(1)
    }
    for (const { i, id } of made) await tellLife(story, cast, id, { i, fromLast })
    if (fromLast > 0) await tellMinutes(story, cast, sessionId)
  }
}

interface Letters {
  clusterId: string
  trade: string
  /** Letters before these. */
  n: number
  count: number
  fromLast: number
}

/**
 * What comes and goes in a month, in turn: a question that wants an answer, our answer, one for information, one that tells of us. The
 * questions of the last three months still wait for an answer.
 */
async function tellLetters(story: Story, { expert }: Cast, { clusterId, trade, n, count, fromLast }: Letters) {
  const dated = story.clock.today()
  const own = { clusterId, dated }
  for (let i = 0; i < count; i++) {
    const subject = `نامه ${n + i + 1} درباره ${trade}`
    const number = `${trade}/${n + i + 1}`
    const partyName = parties[(n + i) % parties.length]!
    if (i % 4 === 0) {
      const asking = { asksAnswer: true, due: addDays(dated, 20), receiverPersonId: expert.personId }
      const { id } = await registerIncoming(story.as(expert), {
        ...own,
        direction: 'incoming',
        number,
        subject,
        partyName,
        ...asking,
      })
      if (fromLast < 3 || i + 1 === count) continue
      const answer = { subject: `پاسخ ${subject}`, number: `${trade}/پ/${n + i + 1}`, partyName, answersId: id }
      await registerOutgoing(story.as(expert), { ...own, direction: 'outgoing', ...answer })
      i += 1
    } else if (i % 4 === 2) {
      const told = { ...own, direction: 'incoming' as const, number, subject, partyName }
      await registerIncoming(story.as(expert), { ...told, receiverPersonId: expert.personId })
    } else await registerOutgoing(story.as(expert), { ...own, direction: 'outgoing', number, subject, partyName })
  }
}
const parties = [
  'استانداری',
  'دانشگاه',
  'اتاق بازرگانی',
  'بانک صنعت و معدن',
  'انجمن صنفی',
  'شرکت برق منطقه‌ای',
  'سازمان صمت',
]

const deadlineOf = (year: number, month: number) =>
  month === 12 ? `${year + 1}/01/25` : `${year}/${two(month + 1)}/25`

async function tellSession(story: Story, { expert }: Cast, councilId: string, points: number): Promise<string> {
  const heldOn = story.clock.today()
  const { id } = await callSession(story.as(expert), councilId, { heldOn })
  for (let n = 0; n < points; n++) await addAgendaItem(story.as(expert), id, { title: `موضوع ${n + 1} دستور جلسه` })
  await holdSession(story.as(expert), id, { heldOn })
  return id
}

async function tellMinutes(story: Story, { expert }: Cast, sessionId: string): Promise<void> {
  await openMinutes(story.as(expert), sessionId)
  await circulate(story.as(expert), sessionId, { due: story.clock.today() })
  await finaliseMinutes(story.as(expert), sessionId)
}

/** From the notification to where it stands; the younger its session, the less has happened. */
async function tellLife(
  story: Story,
  { expert, agent, deputy }: Cast,
  id: string,
  { i, fromLast }: { i: number; fromLast: number },
): Promise<void> {
  if (i === 1 && fromLast < 2) return
  await notifyResolution(story.as(expert), id, { version: 1 })
  if (i === 2 && fromLast < 2) return
  const responsible = i % 2 ? agent : deputy
  const accepting = story.as(responsible)
  await acceptResolution(accepting, id, await versionFor(accepting, id))
  if (fromLast < 3 && i > 4) return
  const deciding = story.as(expert)
  if (i % 5 === 4) {
    await endUndone(deciding, id, { ...(await versionFor(deciding, id)), cause: 'no_budget' })
    return
  }
  const claiming = story.as(responsible)
  const claim = { asOf: story.clock.today(), value: '100', result: 'انجام شد', fileIds: [] }
  const { claimId } = await claimProgress(claiming, await itemOf(claiming, id), claim)
  if (fromLast < 3 && i === 3) return
  const confirming = story.as(expert)
  await confirmExecution(confirming, id, { ...(await versionFor(confirming, id)), claimId, verdict: 'approve' })
}

const versionFor = async (ctx: Ctx, id: string) => ({
  version: (await getRecord(ctx.db, ctx.actor, id, 'resolution')).version,
})

/** A resolution is a promise of one item. */
async function itemOf(ctx: Ctx, id: string): Promise<string> {
  const { terms, versions } = (await loadPromises(ctx.db, [id])).get(id)!
  return terms[versions.at(-1)!.id]![0]!.itemId
}
