import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { refuse } from '../errors.ts'

/** Most bytes that one part of an archive may unpack to: a small file may unpack to a whole disk. */
const largestPart = 400 * 1024 * 1024
/** Most bytes of the parts that are read as a whole: styles, relations, the list of sheets. */
const largestSmallPart = 20 * 1024 * 1024
/** Most parts: an office file has tens, with many pictures hundreds. */
const mostParts = 5_000
const isLarge = (name: string) => /^(xl\/(worksheets\/|sharedstrings\.xml)|word\/document\.xml)/i.test(name)

interface Part {
  name: string
  method: number
  packed: number
  header: number
}

export interface Archive {
  has(name: string): boolean
  names(): string[]
  /** The unpacked bytes of a part. Refuses what unpacks to more than a table can hold, while it unpacks. */
  read(name: string): Promise<Readable>
}

const unreadable = () => refuse('kernel.sheetUnreadable')

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

/** The parts by the archive's own directory at its end, whatever order they lie in. */
async function listParts(path: string): Promise<Part[]> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tailAt = Math.max(0, size - 65_558)
    const tail = await bytesAt(file, tailAt, size - tailAt)
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0 || end + 22 > tail.length) throw unreadable()
    if (tail.readUInt16LE(end + 10) > mostParts) throw unreadable()
    const length = tail.readUInt32LE(end + 12)
    const directory = await bytesAt(file, tail.readUInt32LE(end + 16), Math.min(length, 8 * 1024 * 1024))
    const parts: Part[] = []
    for (let at = 0, left = tail.readUInt16LE(end + 10); left > 0; left--) {
      if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw unreadable()
      const nameLength = directory.readUInt16LE(at + 28)
      parts.push({
        name: directory.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, ''),
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        header: directory.readUInt32LE(at + 42),
      })
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return parts
  } finally {
    await file.close()
  }
}

/** Opens the archive behind a spreadsheet. Refuses (`kernel.sheetUnreadable`) what is none. */
export async function openArchive(path: string): Promise<Archive> {
  const parts = new Map((await listParts(path)).map((part) => [part.name.toLowerCase(), part]))
  return {
    has: (name) => parts.has(name.toLowerCase()),
    names: () => [...parts.values()].map((part) => part.name),
    async read(name) {
      const part = parts.get(name.toLowerCase())
      if (!part || (part.method !== 0 && part.method !== 8)) throw unreadable()
      const file = await open(path)
      const head = await bytesAt(file, part.header, 30)
      await file.close()
      if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) throw unreadable()
      const start = part.header + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
      if (part.packed === 0) return Readable.from([])
      const packed = createReadStream(path, { start, end: start + part.packed - 1 })
      const most = isLarge(part.name) ? largestPart : largestSmallPart
      let size = 0
      const measured = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          done(size > most ? unreadable() : null, chunk)
        },
      })
      const unpacked = part.method === 8 ? packed.pipe(createInflateRaw()) : packed
      for (const stream of [packed, unpacked]) stream.on('error', () => measured.destroy(unreadable()))
      measured.on('close', () => packed.destroy())
      return unpacked.pipe(measured)
    },
  }
}
