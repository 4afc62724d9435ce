import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of an archive; its content is read when its turn comes. */
export interface ZipEntry {
  name: string
  content: () => Readable
}

/** The most that an archive without the 64-bit form may hold. */
export const largestZip = 0xffff_ffff

/** Day and time as an archive writes them: years from 1980, seconds by two. In UTC, so that the same archive is made anywhere. */
const dosTime = (at: Date) => ({
  time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  day: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
})

// names in UTF-8, sizes and checksum behind the content
const flags = 0x0808

function head(signature: number, at: Date, lead: readonly number[], rest: readonly number[]): Buffer {
  const { time, day } = dosTime(at)
  const bytes = Buffer.alloc(4 + 2 * (lead.length + 5) + 12)
  let place = bytes.writeUInt32LE(signature)
  for (const one of [...lead, 20, flags, 8, time, day]) place = bytes.writeUInt16LE(one, place)
  for (const one of rest) place = bytes.writeUInt32LE(one, place)
  return bytes
}

const short = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, place) => {
    bytes.writeUInt16LE(value, place * 2)
  })
  return bytes
}
const long = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, place) => {
    bytes.writeUInt32LE(value, place * 4)
  })
  return bytes
}

/**
 * Writes files into one archive (APPNOTE 6.3, without the 64-bit form) as it is read: no file is held whole, and names are UTF-8.
 *
 * @param at the time that every file in it bears
 * @throws a defect where a file or all of them are larger than `largestZip`
 */
export async function* writeZip(entries: Iterable<ZipEntry>, at: Date): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name)
    const start = offset
    const local = [head(0x04034b50, at, [], [0, 0, 0]), short(nameBytes.length, 0), nameBytes]
    for (const piece of local) offset += piece.length
    yield* local
    let [crc, size, packed] = [0, 0, 0]
    const source = content()
    const pack = createDeflateRaw({ level: 1 })
    const feeding = (async () => {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        crc = crc32(chunk, crc)
        size += chunk.length
        if (!pack.write(chunk)) await once(pack, 'drain')
      }
      pack.end()
    })().catch((error: unknown) => pack.destroy(error as Error))
    for await (const chunk of pack as AsyncIterable<Buffer>) {
      packed += chunk.length
      yield chunk
    }
    await feeding
    offset += packed
    const sizes = [crc, packed, size]
    const behind = long(0x08074b50, ...sizes)
    yield behind
    offset += behind.length
    directory.push(head(0x02014b50, at, [20], sizes), short(nameBytes.length, 0, 0, 0, 0), long(0, start), nameBytes)
  }
  const list = Buffer.concat(directory)
  yield list
  const count = directory.length / 4
  yield Buffer.concat([long(0x06054b50), short(0, 0, count, count), long(list.length, offset), short(0)])
}
