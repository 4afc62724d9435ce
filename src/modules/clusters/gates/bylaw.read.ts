import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { type EditionRow, findInForce } from '../../editions/index.ts'
import { type Bylaw, bylawOf, sampleBylaw, sampleGates, sampleName } from './bylaw.ts'
import { GatesContent } from './gates.content.schema.ts'

/** Whose by-law: of a province (null: the nation's), in force on a day, as known at an instant. */
interface Asked {
  provinceId: string | null
  day: string
  knownAt?: string
}

const nameOf = (row: EditionRow) => ({
  id: row.id,
  code: row.code,
  fa: row.code,
  en: row.code,
  title: { fa: row.title, en: row.title },
  example: false,
  validFrom: row.valid_from,
})

/** The content in force with its edition's name: other rooms read their own part (phase weights, team, visits) from it. */
export async function gatesInForce(db: Db | Tx, asked: Asked) {
  const row = await findInForce(db, { subject: 'gates', ...asked })
  return row
    ? { edition: nameOf(row), content: GatesContent.parse(row.content) }
    : { edition: sampleName, content: sampleGates }
}

/** The by-law in force; where a province and the nation have adopted none, the sample. */
export async function bylawInForce(db: Db | Tx, asked: Asked): Promise<Bylaw> {
  const { edition, content } = await gatesInForce(db, asked)
  return edition.id === null ? sampleBylaw : bylawOf(content, edition)
}
