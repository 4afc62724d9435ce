import { openArchive } from '../../../kernel/sheets/archive.ts'
import { readXml } from '../../../kernel/sheets/xml.ts'

/** Most bytes that a template may be, packed and unpacked: a letterhead with a large emblem is some hundred kilobytes. */
export const largestTemplate = 5 * 1024 * 1024
const largestUnpacked = 60 * 1024 * 1024
/** Most bytes of XML in it: filling holds each tag of it in memory, many times as large. Thirty pages of text are half of this. */
const largestText = 4 * 1024 * 1024

export type Unfit = 'notWord' | 'tooLarge' | 'linkedOutside' | 'holdsProgram'

/** Parts that run or unpack when the file is opened. */
const program = /vbaproject|\/activex\/|\.bin$|\/embeddings\//i

/** Fields that fetch from elsewhere or start a program when Word renews them. */
const reaching = /\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|DATABASE|IMPORT|LINK|RD)\b/i

/** Whether the relations of a part fetch something when the file is opened; a link that somebody follows is none. */
async function fetches(rels: Parameters<typeof readXml>[0]): Promise<boolean> {
  let found = false
  await readXml(rels, {
    open: (name, { Type = '', TargetMode = '' }) => {
      if (name === 'Relationship' && TargetMode.toLowerCase() === 'external' && !/\/hyperlink$/.test(Type)) found = true
    },
  })
  return found
}

/** Whether a text has a field that reaches outside. Word parts such a field over runs as it likes, so its letters are put together. */
async function reaches(text: Parameters<typeof readXml>[0]): Promise<boolean> {
  let field = ''
  let taking = false
  let found = false
  await readXml(text, {
    open: (name, attributes) => {
      taking = name === 'instrText'
      if (name === 'fldSimple' && reaching.test(attributes['w:instr'] ?? '')) found = true
      if (name === 'fldChar' && attributes['w:fldCharType'] === 'begin') field = ''
    },
    text: (piece) => {
      if (!taking) return
      field = (field + piece).slice(-4_000)
      if (reaching.test(field)) found = true
    },
    close: () => {
      taking = false
    },
  })
  return found
}

/**
 * Why a file cannot be a template, or null. Looks into the archive without unpacking more than a template may hold.
 *
 * @param path where the file lies on disk
 */
export async function unfit(path: string): Promise<Unfit | null> {
  try {
    const archive = await openArchive(path)
    if (!archive.has('word/document.xml')) return 'notWord'
    const names = archive.names()
    if (names.some((name) => program.test(name))) return 'holdsProgram'
    let size = 0
    let text = 0
    for (const name of names) {
      const isText = /\.(xml|rels)$/i.test(name)
      for await (const chunk of await archive.read(name)) {
        size += (chunk as Buffer).length
        if (isText) text += (chunk as Buffer).length
        if (size > largestUnpacked || text > largestText) return 'tooLarge'
      }
    }
    for (const name of names) {
      if (/\.rels$/i.test(name) && (await fetches(await archive.read(name)))) return 'linkedOutside'
      if (/^word\/[^/]+\.xml$/i.test(name) && (await reaches(await archive.read(name)))) return 'linkedOutside'
    }
    return null
  } catch {
    return 'notWord'
  }
}
