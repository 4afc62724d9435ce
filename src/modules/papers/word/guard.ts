import { openArchive } from '../../../kernel/sheets/archive.ts'

/** Most bytes that a template may be, packed and unpacked: a letterhead with a large emblem is some hundred kilobytes. */
export const largestTemplate = 5 * 1024 * 1024
const largestUnpacked = 60 * 1024 * 1024

export type Unfit = 'notWord' | 'tooLarge' | 'linkedOutside'

/** What a file would fetch from elsewhere when it is opened; a link that somebody follows is none. */
const fetches = /<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*\/hyperlink")[^>]*>/

/**
 * Why a file cannot be a template, or null. Looks into the archive without unpacking more than a template may hold.
 *
 * @param path where the file lies on disk
 */
export async function unfit(path: string): Promise<Unfit | null> {
  try {
    const archive = await openArchive(path)
    if (!archive.has('word/document.xml')) return 'notWord'
    let size = 0
    for (const name of archive.names()) {
      const isRels = name.endsWith('.rels')
      let text = ''
      for await (const chunk of await archive.read(name)) {
        size += (chunk as Buffer).length
        if (size > largestUnpacked) return 'tooLarge'
        if (isRels) text += String(chunk)
      }
      if (fetches.test(text)) return 'linkedOutside'
    }
    return null
  } catch {
    return 'notWord'
  }
}
