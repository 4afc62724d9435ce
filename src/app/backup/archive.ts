import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, rm, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { backupProblem } from './words.ts'

/** Stands behind the compressed archive, followed by the SHA-256 of every byte before it: one flipped byte anywhere is found. */
const seal = Buffer.from('khoosheh-sha256:')
const sealSize = seal.length + 32
const checksums = 'checksums.json'

/** Puts one named piece into the archive; resolves when there is room for the next. */
export type Put = (name: string, content: Buffer) => Promise<void>

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/**
 * Writes a compressed tar archive of named pieces, their checksums as its last piece, sealed. The file appears under its name only when it
 * is whole and on the disk; nothing stays behind of one that failed.
 * @returns size in bytes and the seal, hexadecimal
 * @throws Problem `errors.exists` where a file of that name is there
 */
export async function writeArchive(
  file: string,
  fill: (put: Put) => Promise<void>,
): Promise<{ bytes: number; sha256: string }> {
  if (await stat(file).catch(() => null)) throw backupProblem('errors.exists', { file }, 2)
  const draft = `${file}.part`
  await rm(draft, { force: true })
  try {
    const pack = tar.pack()
    const digest = createHash('sha256')
    let bytes = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        digest.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
    })
    const written = pipeline(pack, createGzip({ level: 5 }), measure, createWriteStream(draft, { mode: 0o600 }))
    const sums: Record<string, { size: number; sha256: string }> = {}
    const add: Put = (name, content) =>
      new Promise((resolve, reject) => {
        pack
          .entry({ name, size: content.length, mode: 0o600, mtime: new Date(0) }, (error) =>
            error ? reject(error) : resolve(),
          )
          .end(content)
      })
    const work = async () => {
      await fill(async (name, content) => {
        sums[name] = { size: content.length, sha256: sha256(content) }
        await add(name, content)
      })
      await add(checksums, Buffer.from(JSON.stringify(sums)))
      pack.finalize()
      await written
    }
    // a full disk ends the writing, and the filling must not wait for room for ever
    await Promise.race([work(), written.then(() => new Promise<never>(() => {}))]).catch((error: unknown) => {
      pack.destroy()
      throw error
    })
    const handle = await open(draft, 'a')
    const sum = digest.digest()
    await handle.write(Buffer.concat([seal, sum]))
    await handle.sync()
    await handle.close()
    await link(draft, file)
    return { bytes: bytes + sealSize, sha256: sum.toString('hex') }
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Reads an archive from its first piece to its last and proves it: the seal over all bytes, the checksum of every piece, none missing and
 * none too many. What `take` was given counts only once this has resolved.
 * @throws Problem `errors.noArchive` | `errors.damaged`
 */
export async function readArchive(file: string, take: Put): Promise<void> {
  const size = (await stat(file).catch(() => null))?.size ?? null
  if (size === null) throw backupProblem('errors.noFile', { file }, 2)
  if (size <= sealSize) throw backupProblem('errors.noArchive', { file }, 2)
  const sealed = await sealOf(file, size)
  const digest = createHash('sha256')
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk)
      done(null, chunk)
    },
  })
  const found = new Map<string, { size: number; sha256: string }>()
  const wanted: { sums?: Record<string, { size: number; sha256: string }> } = {}
  const extract = tar.extract()
  let failed: unknown
  extract.on('entry', ({ name }, stream, next) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const content = Buffer.concat(parts)
      if (name === checksums) {
        wanted.sums = JSON.parse(content.toString('utf8'))
        return next()
      }
      found.set(name, { size: content.length, sha256: sha256(content) })
      take(name, content).then(
        () => next(),
        (error: unknown) => {
          failed = error
          next(error)
        },
      )
    })
  })
  try {
    await pipeline(createReadStream(file, { end: size - sealSize - 1 }), measure, createGunzip(), extract)
  } catch (error) {
    // what the taker says of itself is its own; anything else is the archive's
    if (failed !== undefined) throw failed
    throw backupProblem('errors.damaged', { file, what: (error as Error).message })
  }
  if (!digest.digest().equals(sealed)) throw backupProblem('errors.damaged', { file, what: 'SHA-256' })
  const sums = Object.entries(wanted.sums ?? {})
  const wrong = sums.find(([name, sum]) => found.get(name)?.sha256 !== sum.sha256)?.[0]
  if (!wanted.sums || wrong !== undefined || sums.length !== found.size)
    throw backupProblem('errors.damaged', { file, what: wrong ?? checksums })
}

async function sealOf(file: string, size: number): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const end = Buffer.alloc(sealSize)
    await handle.read(end, 0, sealSize, size - sealSize)
    if (!end.subarray(0, seal.length).equals(seal)) throw backupProblem('errors.noArchive', { file }, 2)
    return end.subarray(seal.length)
  } finally {
    await handle.close()
  }
}
