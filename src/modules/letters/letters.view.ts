import { holds } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { namesOf } from '../../kernel/names.ts'
import { may } from '../../kernel/policy.ts'
import { getRecord, listProvenance } from '../../kernel/records.ts'
import { recordsOnAgenda, sessionsWith } from '../meetings/index.ts'
import { officesOf } from './letters.office.ts'
import { lettersPolicy } from './letters.policy.ts'
import { daysLate, stateOf } from './letters.rules.ts'
import type { Letter, LetterFilter, LetterLine, LetterPage, LetterSummary } from './letters.schema.ts'
import {
  aboutOf,
  answersOf,
  countLetters,
  findLetter,
  type LineRow,
  lettersOf,
  linesByIds,
  pageOfLetters,
  scansOf,
} from './letters.store.ts'

/** Lines of the register as they leave the house. */
async function shown(ctx: Ctx, rows: readonly LineRow[]): Promise<LetterLine[]> {
  const today = ctx.clock.today()
  const nameOf = await namesOf(
    ctx.db,
    rows.flatMap((row) => [row.organisationId, row.receiverPersonId]),
  )
  return rows.map((row) => {
    const { id, direction, numbering, number, dated, subject, due, asksAnswer, example } = row
    return {
      ...{ id, direction, numbering, number, dated, subject, due, asksAnswer, example },
      party: { id: row.organisationId, name: row.partyName ?? nameOf(row.organisationId)?.name ?? '—' },
      receiver: { person: nameOf(row.receiverPersonId), role: row.receiverRole as LetterLine['receiver']['role'] },
      state: stateOf(row),
      daysLate: daysLate(row, today),
      files: Number(row.files ?? 0),
    }
  })
}

/** Rows of the register for a filter, newest first. */
export const registerRows = async (
  ctx: Ctx,
  filter: LetterFilter,
  page: { limit: number; offset?: number; after?: string | undefined },
): Promise<LetterLine[]> => shown(ctx, await pageOfLetters(ctx.db, ctx.actor, filter, ctx.clock.today(), page))

/** One line by id, within sight; undefined: none for this reader. */
export const registerRow = async (ctx: Ctx, id: string): Promise<LetterLine | undefined> =>
  (await shown(ctx, await linesByIds(ctx.db, ctx.actor, [id])))[0]

export async function registerPage(
  ctx: Ctx,
  filter: LetterFilter,
  page: { limit: number; after?: string | undefined },
): Promise<LetterPage> {
  const rows = await registerRows(ctx, filter, { ...page, limit: page.limit + 1 })
  return { today: ctx.clock.today(), rows: rows.slice(0, page.limit), more: rows.length > page.limit }
}

export async function registerSummary(ctx: Ctx, filter: LetterFilter): Promise<LetterSummary> {
  const { counts, parties } = await countLetters(ctx.db, ctx.actor, filter, ctx.clock.today())
  const nameOf = await namesOf(
    ctx.db,
    parties.map((one) => one.organisation_id),
  )
  return {
    total: Number(counts.total),
    incoming: Number(counts.incoming),
    outgoing: Number(counts.outgoing),
    open: Number(counts.open),
    overdue: Number(counts.overdue),
    parties: parties.map((one) => ({
      key: one.organisation_id ?? `name:${one.party_name}`,
      name: one.party_name ?? nameOf(one.organisation_id)?.name ?? '—',
      count: Number(one.count),
    })),
    offices: await officesOf(ctx.db, ctx.actor),
  }
}

/** Letters of a record: tied to it, laid before it, on its agenda. @throws 404 where the record is out of sight */
export async function lettersOfRecord(ctx: Ctx, recordId: string): Promise<LetterLine[]> {
  const record = await getRecord(ctx.db, ctx.actor, recordId)
  const ids = [
    ...(await lettersOf(ctx.db, recordId)),
    ...(record.kind === 'session' ? await recordsOnAgenda(ctx.db, recordId) : []),
  ]
  return shown(ctx, await linesByIds(ctx.db, ctx.actor, ids))
}

const brief = ({ id, direction, number, dated, subject }: Letter | LetterLine | NonNullable<Letter['answers']>) => ({
  id,
  direction,
  number,
  dated,
  subject,
})

/** The page of a letter. @throws 404 */
export async function letterView(ctx: Ctx, id: string): Promise<Letter> {
  const { db, actor } = ctx
  const [row, line] = [await findLetter(db, actor, id), await registerRow(ctx, id)]
  if (!row || !line) throw notFound()
  const where = { provinceId: row.province_id, clusterId: row.cluster_id, bodyId: row.body_id }
  const answering = (await answersOf(db, id)).map((one) => one.id)
  const around = [row.answers_id, row.answered_by, ...answering].filter((one) => one !== null)
  // a letter out of sight is not named: its number and subject are its own
  const others = new Map((await linesByIds(db, actor, around)).map((one) => [one.id, brief(one)]))
  const [about, agendas, scans, provenance, nameOf] = [
    await aboutOf(db, actor, id),
    await sessionsWith(db, actor, id),
    await scansOf(db, id),
    await listProvenance(db, id),
    await namesOf(db, [row.body_id, row.registered_by]),
  ]
  const answer = (permission: keyof typeof lettersPolicy) => may(lettersPolicy[permission], actor, where, null)
  return {
    ...line,
    version: row.version,
    provinceId: row.province_id,
    clusterId: row.cluster_id,
    body: nameOf(row.body_id),
    answers: others.get(row.answers_id ?? '') ?? null,
    answeredBy: answering.flatMap((one) => others.get(one) ?? []),
    settled:
      row.settled === null
        ? null
        : {
            how: row.settled,
            at: row.settled_at!,
            reason: row.filed_reason,
            by: others.get(row.answered_by ?? '') ?? null,
          },
    about: about.map((one) => ({ ...one, link: one.link as 'cites' | 'answers' })),
    scans: scans.map((scan) => ({ ...scan, size: Number(scan.size) })),
    agendas,
    registered: { by: nameOf(row.registered_by), at: row.registered_at },
    provenance,
    mine:
      line.state === 'waits' &&
      (row.receiver_person_id === actor.personId ||
        (row.receiver_role !== null && holds(actor, [row.receiver_role], where))),
    may: {
      correct: answer('letters.correct'),
      lay: answer('letters.lay'),
      attach: answer('letters.attach'),
      settle: answer('letters.settle'),
      register: answer('letters.register'),
    },
  }
}
