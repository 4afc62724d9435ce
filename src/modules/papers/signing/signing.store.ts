import '../papers.tables.ts'
import './signing.tables.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { conflict, violatedConstraint } from '../../../kernel/errors.ts'
import { visible } from '../../../kernel/records.ts'
import type { SignKind } from './signing.rules.ts'
import type { KeptPicturesTable, PaperSigningsTable } from './signing.tables.ts'

/** Pictures in force that a person keeps: the own signature, stamps held. Their bytes are for this person alone. */
export const picturesOf = (db: Db | Tx, personId: string) =>
  db
    .selectFrom('kept_pictures')
    .leftJoin('records as office', 'office.id', 'kept_pictures.organisation_id')
    .selectAll('kept_pictures')
    .select('office.title as organisation')
    .where('kept_pictures.person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('kind')
    .orderBy('office.title')
    .execute()

/** The stamp of an office: who holds it; never its bytes. */
export const stampOf = (db: Db | Tx, organisationId: string) =>
  db
    .selectFrom('kept_pictures')
    .innerJoin('records as holder', 'holder.id', 'kept_pictures.person_id')
    .select(['kept_pictures.id', 'kept_pictures.person_id as holderId', 'holder.title as holder', 'kept_at as keptAt'])
    .where('kept_pictures.organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

/** Offices of a place with their stamps, as far as the actor sees the office. */
export const stampsIn = (db: Db | Tx, actor: Actor, provinceId: string | null) =>
  db
    .selectFrom('kept_pictures')
    .innerJoin('records', 'records.id', 'kept_pictures.organisation_id')
    .innerJoin('records as holder', 'holder.id', 'kept_pictures.person_id')
    .select([
      'records.id as organisationId',
      'records.title as organisation',
      'holder.id as holderId',
      'holder.title as holder',
      'kept_at as keptAt',
    ])
    .where('kept_pictures.kind', '=', 'stamp')
    .where('ended_at', 'is', null)
    .where('records.province_id', 'is not distinct from', provinceId)
    .where(visible(actor))
    .orderBy('records.title')
    .execute()

/** Takes the picture in force out of force and its bytes away; true where there was one. */
export async function endPicture(
  tx: Tx,
  at: Date,
  of: { kind: 'signature'; personId: string } | { kind: 'stamp'; organisationId: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('kept_pictures')
    .set({ bytes: null, ended_at: at })
    .where('kind', '=', of.kind)
    .where('ended_at', 'is', null)
    .$if(of.kind === 'signature', (query) => query.where('person_id', '=', (of as { personId: string }).personId))
    .$if(of.kind === 'stamp', (query) =>
      query.where('organisation_id', '=', (of as { organisationId: string }).organisationId),
    )
    .returning('id')
    .execute()
  return ended.length > 0
}

export const insertPicture = (tx: Tx, row: KeptPicturesTable) => tx.insertInto('kept_pictures').values(row).execute()

/** The paper within sight with what a signing needs of it. */
export const findPaper = (db: Db | Tx, actor: Actor, id: string) =>
  db
    .selectFrom('papers')
    .innerJoin('records', 'records.id', 'papers.id')
    .leftJoin('papers as later', 'later.replaces', 'papers.id')
    .selectAll('papers')
    .select(['records.province_id as provinceId', 'records.title as title', 'later.id as replacedBy'])
    .where('papers.id', '=', id)
    .where(visible(actor))
    .executeTakeFirst()

/** Signatures and stamps of these papers, in their order, with names as they are; pictures stay in the store. */
export const signingsOf = (db: Db | Tx, paperIds: readonly string[]) =>
  paperIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('paper_signings')
        .innerJoin('records as signer', 'signer.id', 'paper_signings.person_id')
        .leftJoin('records as office', 'office.id', 'paper_signings.organisation_id')
        .select([
          'paper_signings.paper_id as paperId',
          'paper_signings.kind',
          'paper_signings.person_id as personId',
          'paper_signings.organisation_id as organisationId',
          'signer.title as name',
          'office.title as organisation',
          'post',
          'signed_at as at',
          'pdf_file as pdfFile',
          'pdf_hash as pdfHash',
        ])
        .where('paper_id', 'in', [...paperIds])
        .orderBy('signed_at')
        .execute()

/** Pictures that stand on a paper already, in their order; they go into the next file too. */
export const picturesOn = (db: Db | Tx, paperId: string) =>
  db
    .selectFrom('paper_signings')
    .select(['kind', 'picture'])
    .where('paper_id', '=', paperId)
    .orderBy('signed_at')
    .execute()

/** Locks the paper's signings by its row: two signings at once follow each other. */
export const lockPaper = (tx: Tx, id: string) =>
  tx.selectFrom('records').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** @throws 409 `papers.signedAlready` where the same hand is on it */
export async function insertSigning(tx: Tx, row: PaperSigningsTable): Promise<void> {
  try {
    await tx.insertInto('paper_signings').values(row).execute()
  } catch (error) {
    if (violatedConstraint(error) === 'paper_signings_once') throw conflict('papers.signedAlready')
    throw error
  }
}

export type { SignKind }
