import { crc32 } from 'node:zlib'

/** A picture as it is kept: nothing but what is needed to show it. */
export interface Picture {
  mediaType: 'image/png' | 'image/jpeg'
  width: number
  height: number
  bytes: Buffer
}
export type BadPicture = 'notPicture' | 'pictureTooLarge' | 'pictureSize' | 'pictureBroken'

export const largestPicture = 300_000
/** Dots of a side: enough to print five centimetres well, and not so many that a sheet grows heavy. */
const sides = { least: 40, most: 2_000 }

const pngMark = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
/** Parts of a PNG that its dots need; texts, times, places and colour profiles are left out. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

function readPng(bytes: Buffer): Omit<Picture, 'mediaType'> | BadPicture {
  const kept: Buffer[] = [pngMark]
  let size: { width: number; height: number } | null = null
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return 'pictureBroken'
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'pictureBroken'
    if ((size === null) !== (kind === 'IHDR')) return 'pictureBroken'
    if (kind === 'IHDR') {
      if (length !== 13) return 'pictureBroken'
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    }
    if (needed.has(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') return size ? { ...size, bytes: Buffer.concat(kept) } : 'pictureBroken'
    at = end
  }
  return 'pictureBroken'
}

function readJpeg(bytes: Buffer): Omit<Picture, 'mediaType'> | BadPicture {
  const kept = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return 'pictureBroken'
    const mark = bytes[at + 1]!
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return 'pictureBroken'
    // the dots themselves run to the end mark
    if (mark === 0xda) {
      const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
      if (!size || last < end) return 'pictureBroken'
      return { ...size, bytes: Buffer.concat([...kept, bytes.subarray(at, last + 2)]) }
    }
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)) {
      if (end - at < 9) return 'pictureBroken'
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
    // where and with what it was taken is nobody's business; JFIF (E0) and Adobe's colours (EE) are needed
    const told = mark === 0xfe || (mark >= 0xe1 && mark <= 0xef && mark !== 0xee)
    if (!told) kept.push(bytes.subarray(at, end))
    at = end
  }
  return 'pictureBroken'
}

/** A PNG or JPEG read part by part: its real kind by its first bytes, whole, of a fit size, without what it says about its maker. */
export function readPicture(bytes: Buffer): Picture | BadPicture {
  if (bytes.length > largestPicture) return 'pictureTooLarge'
  const isPng = bytes.subarray(0, 8).equals(pngMark)
  if (!isPng && !(bytes[0] === 0xff && bytes[1] === 0xd8)) return 'notPicture'
  const read = isPng ? readPng(bytes) : readJpeg(bytes)
  if (typeof read === 'string') return read
  const isFit = (side: number) => side >= sides.least && side <= sides.most
  if (!isFit(read.width) || !isFit(read.height)) return 'pictureSize'
  return { mediaType: isPng ? 'image/png' : 'image/jpeg', ...read }
}
