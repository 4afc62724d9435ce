import type { CriteriaContent } from '../criteria.schema.ts'
import { totalOf } from '../weights.rules.ts'

export type Content = CriteriaContent
type Criterion = Content['criteria'][number]

/** The content with one criterion changed. */
export const withCriterion = (content: Content, code: string, change: Partial<Criterion>): Content => ({
  ...content,
  criteria: content.criteria.map((one) => (one.code === code ? { ...one, ...change } : one)),
})

/** The content with the sentence of one score changed. */
export const withAnchor = (
  content: Content,
  code: string,
  score: number,
  words: Partial<{ fa: string; en: string }>,
): Content => ({
  ...content,
  criteria: content.criteria.map((one) =>
    one.code === code
      ? { ...one, anchors: one.anchors.map((anchor) => (anchor.score === score ? { ...anchor, ...words } : anchor)) }
      : one,
  ),
})

/** The content without a criterion; questions that informed it inform none. */
export const withoutCriterion = (content: Content, code: string): Content => ({
  ...content,
  criteria: content.criteria.filter((one) => one.code !== code),
  field_questions: content.field_questions.map((one) =>
    one.informs_criterion === code ? { ...one, informs_criterion: null } : one,
  ),
})

/** The content with one more criterion, to be written: without weight, so that the total stays until one is given. */
export function withNewCriterion(content: Content, name: string): Content {
  const taken = new Set(content.criteria.map((one) => one.code))
  let nth = 1
  while (taken.has(`own_${nth}`)) nth += 1
  const both = { fa: name, en: name }
  const added: Criterion = {
    code: `own_${nth}`,
    ...both,
    weight: '0',
    asks: both,
    anchors: [1, 2, 3, 4, 5].map((score) => ({ score, fa: String(score), en: String(score) })),
    evidence: [both],
  }
  return { ...content, criteria: [...content.criteria, added] }
}

/** Total of the weights, exact. */
export const totalWeight = (content: Content): string => totalOf(content.criteria.map((one) => one.weight))
