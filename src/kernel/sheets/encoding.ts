import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256'

/**
 * How the letters of a text file are kept: by its first bytes, by zero bytes between letters (Excel's «Unicode text» without a mark), by
 * being UTF-8 to the last byte; what is left is Persian Windows of old (1256).
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
  await file.close()
  const head = buffer.subarray(0, bytesRead)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2]!++
  // Persian letters have 0x06 in the high byte, marks and Latin letters 0x00: a few zeros on one side only tell the order
  if (zeros[0]! + zeros[1]! > 0) return zeros[1]! >= zeros[0]! ? 'utf-16le' : 'utf-16be'
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of createReadStream(path)) strict.decode(piece as Buffer, { stream: true })
    strict.decode()
    return 'utf-8'
  } catch {
    return 'windows-1256'
  }
}

/** The text of a file piece by piece, without its byte-order mark. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of createReadStream(path)) yield decoder.decode(piece as Buffer, { stream: true })
  yield decoder.decode()
}
