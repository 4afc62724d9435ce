import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal, refuse } from '../errors.ts'
import { newId } from '../ids.ts'
import { acceptType } from './types.ts'

/** Largest attachment, in bytes. */
export const largestFile = 50 * 1024 * 1024

export interface StoredContent {
  hash: string
  size: number
  mediaType: string
}

/** Content by its sha256, on disk below one folder. Written before the row that names it; removed only by a sweep. */
export interface ContentStore {
  /**
   * Takes a stream to its end. Refuses what is too large, empty, cut short (fewer bytes than `expectedSize`) or of a type that is not
   * accepted or does not fit the name; nothing stays behind then.
   */
  put(
    stream: Readable & { truncated?: boolean },
    name: string,
    expectedSize: number | null,
    /** What is accepted and as which media type (what may be attached to a record). */
    accept?: (path: string, name: string) => Promise<string>,
  ): Promise<StoredContent>
  read(hash: string): Readable
  /** Where the content lies on disk, for readers that jump about in it. */
  pathOf(hash: string): string
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')

export function contentStore(folder: string): ContentStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2))
  return {
    async put(stream, name, expectedSize, accept = acceptType) {
      await mkdir(join(folder, 'incoming'), { recursive: true })
      const temporary = join(folder, 'incoming', newId())
      const digest = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          if (size > largestFile) return done(new Refusal('kernel.fileTooLarge', 'tooLarge', { name, limit: 50 }))
          digest.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(stream, measure, createWriteStream(temporary, { mode: 0o640 })).catch((error: unknown) => {
          // no room on the disk is the house's trouble: sending it again would not help
          if (error instanceof Refusal || isFull(error)) throw error
          throw refuse('kernel.fileIncomplete', { name })
        })
        if (stream.truncated) throw new Refusal('kernel.fileTooLarge', 'tooLarge', { name, limit: 50 })
        if (size === 0) throw refuse('kernel.fileEmpty', { name })
        if (expectedSize !== null && expectedSize !== size) throw refuse('kernel.fileIncomplete', { name })
        const mediaType = await accept(temporary, name)
        const hash = digest.digest('hex')
        if (!(await stat(pathOf(hash)).catch(() => null))) {
          await mkdir(join(folder, hash.slice(0, 2)), { recursive: true })
          const written = await open(temporary, 'r+')
          await written.sync()
          await written.close()
          await rename(temporary, pathOf(hash))
        }
        return { hash, size, mediaType }
      } finally {
        await rm(temporary, { force: true })
      }
    },
    read: (hash) => createReadStream(pathOf(hash)),
    pathOf,
  }
}
