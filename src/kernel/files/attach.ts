import '../tables.ts'
import { sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Db, Tx } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { notFound, Refusal, refuse } from '../errors.ts'
import { newId } from '../ids.ts'
import { visible } from '../records.ts'
import type { StoredContent } from './content.ts'

export interface FileView {
  id: string
  name: string
  size: number
  mediaType: string
  uploadedAt: Date
}

/** Most files that one account may have brought and not yet laid on anything, and most bytes of them: a visit's photos are some tens. */
const mostLoose = { files: 500, bytes: 2 * 1024 ** 3 }

/** Refuses (`kernel.tooManyLoose`) whoever has brought very many files without using them: one account must not fill the disk. */
export async function refuseHoard(db: Db, actor: Actor): Promise<void> {
  const row = await db
    .selectFrom('files')
    .innerJoin('file_contents', 'file_contents.hash', 'files.hash')
    .select((eb) => [eb.fn.countAll<string>().as('files'), eb.fn.sum<string | null>('size').as('bytes')])
    .where('uploaded_by', '=', actor.accountId)
    .where('record_id', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(row.files) >= mostLoose.files || Number(row.bytes ?? 0) >= mostLoose.bytes)
    throw new Refusal('kernel.tooManyLoose', 'tooMany', { files: Number(row.files) })
}

/** Names a stored content: a loose file that only its uploader sees, until a verb attaches it to a record. */
export async function insertLooseFile(
  db: Db,
  clock: Clock,
  actor: Actor,
  name: string,
  content: StoredContent,
): Promise<FileView> {
  const at = clock.now()
  const id = newId()
  await transact(db, async (tx) => {
    await tx
      .insertInto('file_contents')
      .values({ hash: content.hash, size: String(content.size), media_type: content.mediaType, stored_at: at })
      .onConflict((oc) => oc.doNothing())
      .execute()
    await tx
      .insertInto('files')
      .values({
        id,
        hash: content.hash,
        name,
        uploaded_by: actor.accountId,
        uploaded_at: at,
        record_id: null,
        attached_at: null,
      })
      .execute()
  })
  return { id, name, size: content.size, mediaType: content.mediaType, uploadedAt: at }
}

/** Names a stored content that the house itself has written, as a file of a record within a verb. Returns its id. */
export async function insertFileOf(
  tx: Tx,
  at: Date,
  actor: Actor,
  name: string,
  content: StoredContent,
  recordId: string,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('file_contents')
    .values({ hash: content.hash, size: String(content.size), media_type: content.mediaType, stored_at: at })
    .onConflict((oc) => oc.doNothing())
    .execute()
  await tx
    .insertInto('files')
    .values({
      id,
      hash: content.hash,
      name,
      uploaded_by: actor.accountId,
      uploaded_at: at,
      record_id: recordId,
      attached_at: at,
    })
    .execute()
  return id
}

/** Attaches the actor's own loose files to a record within a verb. Any id that is not such a file: `kernel.fileNotYours` on `field`. */
export async function attachFiles(
  tx: Tx,
  at: Date,
  actor: Actor,
  fileIds: readonly string[],
  recordId: string,
  field = 'fileIds',
): Promise<void> {
  if (fileIds.length === 0) return
  const rows = await tx
    .updateTable('files')
    // in the order in which they were given, whichever of them had arrived first
    .set({
      record_id: recordId,
      attached_at: sql`${at}::timestamptz + array_position(${[...fileIds]}::uuid[], id) * interval '1 microsecond'`,
    })
    .where('id', 'in', [...fileIds])
    .where('uploaded_by', '=', actor.accountId)
    .where('record_id', 'is', null)
    .returning('id')
    .execute()
  if (rows.length !== new Set(fileIds).size)
    throw refuse('kernel.fileNotYours', {}, [{ path: field, code: 'kernel.fileNotYours' }])
}

/** The file, if its record is visible to the actor or it is the actor's own loose one; else 404. */
export async function getFile(db: Db, actor: Actor | null, id: string): Promise<FileView & { hash: string }> {
  const row = await db
    .selectFrom('files')
    .innerJoin('file_contents', 'file_contents.hash', 'files.hash')
    .leftJoin('records', 'records.id', 'files.record_id')
    .select(['files.id', 'files.hash', 'files.name', 'size', 'media_type as mediaType', 'uploaded_at as uploadedAt'])
    .where('files.id', '=', id)
    .where((eb) =>
      eb.or([
        eb.and([eb('records.id', 'is not', null), visible(actor)]),
        eb.and([eb('records.id', 'is', null), eb('uploaded_by', '=', actor?.accountId || null)]),
      ]),
    )
    .executeTakeFirst()
  if (!row) throw notFound()
  return { ...row, size: Number(row.size) }
}

/** Views of files by id, for rooms that show what hangs on their rows; the caller has checked the record. */
export async function listFiles(db: Db | Tx, ids: readonly string[]): Promise<Map<string, FileView>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('files')
    .innerJoin('file_contents', 'file_contents.hash', 'files.hash')
    .select(['files.id', 'files.name', 'size', 'media_type as mediaType', 'uploaded_at as uploadedAt'])
    .where('files.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, size: Number(row.size) }]))
}
