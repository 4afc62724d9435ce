import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { refuse } from '../errors.ts'

/** What may be attached: by what the bytes are, and the endings that name may carry. Nothing a browser would run. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/heic': ['.heic', '.heif'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
  'video/mp4': ['.mp4'],
  'audio/mp4': ['.m4a'],
  'audio/mpeg': ['.mp3'],
}
const plainEndings: Readonly<Record<string, string>> = { '.txt': 'text/plain', '.csv': 'text/csv' }

/**
 * The media type of a stored file by its bytes. Refuses a type that is not accepted (`kernel.fileTypeRefused`) and a name whose ending
 * says something else (`kernel.fileTypeDiffers`): a renamed program is neither opened nor kept.
 */
export async function acceptType(path: string, name: string): Promise<string> {
  const ending = extname(name).toLowerCase()
  const found = await fileTypeFromFile(path)
  if (found) {
    const endings = accepted[found.mime]
    if (!endings) throw refuse('kernel.fileTypeRefused', { name, type: found.ext })
    if (!endings.includes(ending)) throw refuse('kernel.fileTypeDiffers', { name, type: found.ext })
    return found.mime
  }
  const plain = plainEndings[ending]
  if (!plain || !(await isPlainText(path))) throw refuse('kernel.fileTypeRefused', { name, type: ending || '—' })
  return plain
}

async function isPlainText(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const head = buffer.subarray(0, bytesRead)
    return !head.includes(0) && !/^\s*<(?:!doctype|html|svg|script|\?xml)/i.test(head.toString('utf8'))
  } finally {
    await file.close()
  }
}
