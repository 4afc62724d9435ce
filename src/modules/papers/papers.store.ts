import './papers.tables.ts'
import { type Insertable, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../kernel/errors.ts'
import { visible } from '../../kernel/records.ts'
import type { LetterheadRow } from './letterhead.rules.ts'
import type { LetterheadsTable, PapersTable, PaperTemplatesTable } from './papers.tables.ts'
import type { PaperLocale } from './word/kinds.ts'

/** Whose template is asked, and for which day. */
export interface TemplateAsked {
  kind: string
  locale: PaperLocale
  provinceId: string | null
  day: string
}

/** The template in force: of the province's the latest that had begun by the day, else of the nation's; undefined: the house's own. */
export const findTemplateInForce = (db: Db | Tx, { kind, locale, provinceId, day }: TemplateAsked) =>
  db
    .selectFrom('paper_templates')
    .selectAll()
    .where('kind', '=', kind)
    .where('locale', '=', locale)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('province_id', 'is', null), eb('province_id', '=', provinceId)]))
    .orderBy(sql`province_id is null`)
    .orderBy('valid_from', 'desc')
    .orderBy('adopted_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Templates of a place and of the nation, newest first. What they are called is no secret; their files are seen through `getTemplate`. */
export const listTemplates = (db: Db | Tx, provinceId: string | null) =>
  db
    .selectFrom('paper_templates')
    .leftJoin('records as adopter', 'adopter.id', 'paper_templates.adopted_by')
    .selectAll('paper_templates')
    .select('adopter.title as adopterName')
    .where((eb) =>
      eb.or([eb('paper_templates.province_id', 'is', null), eb('paper_templates.province_id', '=', provinceId)]),
    )
    .orderBy('valid_from', 'desc')
    .orderBy('adopted_at', 'desc')
    .execute()

/** A template within sight; the nation's is read by every office, as it falls back to it. */
export const findTemplate = (db: Db | Tx, actor: Actor, id: string) =>
  db
    .selectFrom('paper_templates')
    .innerJoin('records', 'records.id', 'paper_templates.id')
    .selectAll('paper_templates')
    .where('paper_templates.id', '=', id)
    .where((eb) => eb.or([eb('paper_templates.province_id', 'is', null), visible(actor)]))
    .executeTakeFirst()

export const insertTemplate = (tx: Tx, row: PaperTemplatesTable) =>
  tx.insertInto('paper_templates').values(row).execute()

/** What a province and the nation wrote of their letters, in the order in which it was written. */
export async function listLetterheads(db: Db | Tx, provinceId: string | null): Promise<LetterheadRow[]> {
  const rows = await db
    .selectFrom('letterheads')
    .selectAll()
    .where((eb) => eb.or([eb('province_id', 'is', null), eb('province_id', '=', provinceId)]))
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    provinceId: row.province_id,
    year: row.year,
    organisation: row.organisation,
    slogan: row.slogan,
    pattern: row.pattern,
    digits: row.digits,
    firstNumber: row.first_number,
  }))
}

export const insertLetterhead = (tx: Tx, row: LetterheadsTable) => tx.insertInto('letterheads').values(row).execute()

/** The last number that an office has given in a year; 0 before the first. */
export const lastNumber = async (db: Db | Tx, office: string, year: number): Promise<number> =>
  (
    await db
      .selectFrom('letter_counters')
      .select('last')
      .where('office', '=', office)
      .where('year', '=', year)
      .executeTakeFirst()
  )?.last ?? 0

/**
 * The next number of an office in a year. Its row stays locked until the transaction ends, so numbers have neither gaps nor doubles: take it
 * as late as can be.
 */
export async function takeNumber(tx: Tx, office: string, year: number, firstNumber: number): Promise<number> {
  const { last } = await tx
    .insertInto('letter_counters')
    .values({ office, year, last: firstNumber })
    .onConflict((oc) =>
      oc.columns(['office', 'year']).doUpdateSet({
        last: sql<number>`greatest(letter_counters.last + 1, excluded.last)`,
      }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** The paper of a record, kind and receiver that no later one replaces. */
export const findLatest = (db: Db | Tx, recordId: string, kind: string, forId: string | null) =>
  db
    .selectFrom('papers')
    .select(['id', 'letter_number'])
    .where('record_id', '=', recordId)
    .where('kind', '=', kind)
    .where('for_id', 'is not distinct from', forId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('papers as later').select('later.id').whereRef('later.replaces', '=', 'papers.id'))),
    )
    .executeTakeFirst()

/** Inserts a paper. Two at once for one record, or a number that stands already, are refused by name. */
export async function insertPaper(tx: Tx, row: Insertable<PapersTable>): Promise<void> {
  try {
    await tx.insertInto('papers').values(row).execute()
  } catch (error) {
    const name = violatedConstraint(error)
    if (name === 'papers_first' || name === 'papers_replaces_key') throw conflict('papers.alreadyMade', { number: '' })
    if (name === 'papers_letter_number') throw conflict('papers.numberTaken', { number: row.letter_number ?? '' })
    throw error
  }
}

export const insertSigners = async (
  tx: Tx,
  paperId: string,
  signers: readonly { id: string; name: string; post: string }[],
): Promise<void> => {
  const rows = signers.map(({ id, name, post }, at) => ({
    paper_id: paperId,
    position: at + 1,
    person_id: id,
    name,
    post,
  }))
  if (rows.length > 0) await tx.insertInto('paper_signers').values(rows).execute()
}

/** Whom these papers name as their signers, in the order in which they stand. */
export const signersOf = (db: Db | Tx, paperIds: readonly string[]) =>
  paperIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('paper_signers')
        .select(['paper_id as paperId', 'person_id as id', 'name', 'post'])
        .where('paper_id', 'in', [...paperIds])
        .orderBy('paper_id')
        .orderBy('position')
        .execute()

/** Whoever is a party of the record sees its paper. */
export const copyParties = (tx: Tx, fromId: string, toId: string) =>
  tx
    .insertInto('record_parties')
    .columns(['record_id', 'person_id', 'organisation_id', 'party_as'])
    .expression((eb) =>
      eb
        .selectFrom('record_parties')
        .select((of) => [of.val(toId).as('record_id'), 'person_id', 'organisation_id', 'party_as'])
        .where('record_id', '=', fromId),
    )
    .execute()

/** Papers of a record within sight, newest first. */
export const listPapers = (db: Db | Tx, actor: Actor, recordId: string) =>
  db
    .selectFrom('papers')
    .innerJoin('records', 'records.id', 'papers.id')
    .leftJoin('records as maker', 'maker.id', 'papers.made_by')
    .leftJoin('papers as later', 'later.replaces', 'papers.id')
    .leftJoin('records as chosen', 'chosen.id', 'papers.for_id')
    .select([
      'papers.id',
      'papers.for_id as forId',
      'chosen.title as forTitle',
      'papers.kind',
      'papers.locale',
      'papers.letter_number as letterNumber',
      'papers.dated',
      'papers.check_code as checkCode',
      'papers.word_file as wordFile',
      'papers.pdf_file as pdfFile',
      'papers.reason',
      'papers.made_at as madeAt',
      'maker.title as madeBy',
      'later.id as replacedBy',
    ])
    .where('papers.record_id', '=', recordId)
    .where(visible(actor))
    .orderBy('papers.made_at', 'desc')
    .execute()

/** What the public may know of the paper with that code. */
export const findByCode = (db: Db | Tx, code: string) =>
  db
    .selectFrom('papers')
    .leftJoin('papers as later', 'later.replaces', 'papers.id')
    .select([
      'papers.id',
      'papers.kind',
      'papers.letter_number as letterNumber',
      'papers.dated',
      'papers.organisation',
      'papers.word_hash as wordHash',
      'papers.pdf_hash as pdfHash',
      'later.id as replacedBy',
    ])
    .where('papers.check_code', '=', code)
    .executeTakeFirst()

/** The name and hash of a file by its id; the caller has checked its sight. */
export const hashOf = async (db: Db | Tx, fileId: string): Promise<string> =>
  (await db.selectFrom('files').select('hash').where('id', '=', fileId).executeTakeFirstOrThrow()).hash
