import sampleContent from '../../../content/criteria.json' with { type: 'json' }
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { findInForce } from '../editions/index.ts'
import { CriteriaContent } from './criteria.schema.ts'

/** The example criteria, in force where nobody has adopted any. */
export const sampleCriteria: CriteriaContent = CriteriaContent.parse(sampleContent)
const { code, fa, en } = sampleContent.edition
export const sampleName = { id: null as string | null, code, fa, en, example: true }
export type CriteriaName = typeof sampleName

/** The criteria in force in a province on a day, with the name of their edition. */
export async function criteriaInForce(
  db: Db | Tx,
  asked: { provinceId: string; day: string },
): Promise<{ edition: CriteriaName; content: CriteriaContent }> {
  const row = await findInForce(db, { subject: 'criteria', ...asked })
  return row
    ? {
        edition: { id: row.id, code: row.code, fa: row.code, en: row.code, example: false },
        content: CriteriaContent.parse(row.content),
      }
    : { edition: sampleName, content: sampleCriteria }
}
