import type { Ctx } from '../../kernel/context.ts'
import type { EditionSubject, EditionSubjects } from '../../kernel/manifest.ts'
import { type NameOf, namesOf } from '../../kernel/names.ts'
import { authorize, may } from '../../kernel/policy.ts'
import { getRecord } from '../../kernel/records.ts'
import { editionsPolicy } from './editions.policy.ts'
import type { Asked, EditionLine, EditionsView, EditionView } from './editions.schema.ts'
import { type EditionRow, findInForce, getEdition, listEditions } from './editions.store.ts'
import { subjectOf } from './editions.verbs.ts'

/** An adopted edition is named in the language of its office, whoever reads it. */
const same = (text: string) => ({ fa: text, en: text })

const lineOf = (row: EditionRow, nameOf: NameOf): EditionLine => ({
  id: row.id,
  subject: row.subject,
  provinceId: row.province_id,
  code: same(row.code),
  title: same(row.title),
  state: row.state,
  validFrom: row.valid_from,
  adoptedAt: row.adopted_at?.toISOString() ?? null,
  decision: nameOf(row.decision_id),
})

const sampleLine = (code: string, { sample }: EditionSubject): EditionLine => ({
  id: null,
  subject: code,
  provinceId: null,
  code: { fa: sample.fa, en: sample.en },
  title: sample.title,
  state: 'sample',
  validFrom: null,
  adoptedAt: null,
  decision: null,
})

const mayOf = (ctx: Ctx, provinceId: string | null) => ({
  draft: may(editionsPolicy['editions.draft'], ctx.actor, { provinceId }, { provinceId }),
  adopt: may(editionsPolicy['editions.adopt'], ctx.actor, { provinceId }, { provinceId }),
})

/** Provinces whose editions the reader may write. */
function ownPlaces(ctx: Ctx): string[] {
  const held = ctx.actor.grants.flatMap((grant) => (grant.reachKind === 'province' ? (grant.reachId ?? []) : []))
  return [...new Set(held)].filter((place) => mayOf(ctx, place).draft === true)
}

/** What is in force in a place, with its content, and the editions that were or will be. */
export async function editionsView(ctx: Ctx, subjects: EditionSubjects, asked: Asked): Promise<EditionsView> {
  const subject = subjectOf(subjects, asked.subject)
  const provinceId = asked.province ?? null
  const [inForce, rows] = await Promise.all([
    findInForce(ctx.db, { subject: asked.subject, provinceId, day: ctx.clock.today() }),
    listEditions(ctx.db, ctx.actor, asked.subject, provinceId),
  ])
  const nameOf = await namesOf(
    ctx.db,
    rows.map((row) => row.decision_id),
  )
  const sample = sampleLine(asked.subject, subject)
  return {
    inForce: inForce
      ? { ...lineOf(inForce, nameOf), content: inForce.content }
      : { ...sample, content: subject.sample.content },
    rows: [...rows.map((row) => lineOf(row, nameOf)), sample],
    may: mayOf(ctx, provinceId),
    ownPlaces: ownPlaces(ctx).filter((place) => place !== provinceId),
  }
}

/** One edition with its content. @throws 404 */
export async function editionView(ctx: Ctx, id: string): Promise<EditionView> {
  const record = await getRecord(ctx.db, ctx.actor, id, 'edition')
  const row = await getEdition(ctx.db, id)
  const nameOf = await namesOf(ctx.db, [row.decision_id])
  return {
    ...lineOf(row, nameOf),
    version: record.version,
    content: row.content,
    may:
      row.state === 'draft' ? mayOf(ctx, row.province_id) : { draft: 'editions.notDraft', adopt: 'editions.notDraft' },
  }
}

/** What an edition would change, for those who may write it: it tells where each record of the place stands. @throws 404, 403 */
export async function previewView(ctx: Ctx, subjects: EditionSubjects, id: string) {
  const record = await getRecord(ctx.db, ctx.actor, id, 'edition')
  authorize(editionsPolicy['editions.draft'], ctx.actor, record, record)
  const row = await getEdition(ctx.db, id)
  return { rows: await subjectOf(subjects, row.subject).preview(ctx, row.province_id, row.content) }
}
