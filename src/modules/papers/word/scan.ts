import { Docx, type OpenXmlPart, officeMarkup, type XmlNode, xml } from 'easy-template-x'

export interface Mark {
  kind: 'field' | 'open' | 'close'
  name: string
}
/** A mark that is not one: braces without their counterpart; `text` is what stands there. */
export interface Torn {
  kind: 'unclosedField' | 'strayEnd'
  text: string
}

/** Where a mark stands, as whoever looks for it in Word sees it: its line, after the one before where it stands alone. */
export interface Placed {
  where: string
}

const short = (text: string, most = 40) => {
  const bare = text.trim()
  return bare.length > most ? `${bare.slice(0, most)}…` : bare
}

const isBare = (text: string) => text.replaceAll(/\{\{[^{}]*\}\}/g, '').trim() === ''

/** The marks of one part's lines, each with its place. */
function placedMarks(lines: readonly string[]): ((Mark | Torn) & Placed)[] {
  let before = ''
  return lines.flatMap((text) => {
    const where = isBare(text) && before !== '' ? `${short(before, 30)} ↵ ${short(text)}` : short(text, 70)
    if (text.trim() !== '') before = text
    return marksOf(text).map((mark) => ({ ...mark, where }))
  })
}

/** The marks of one paragraph, whose text is whole however Word has split it over runs. */
export function marksOf(text: string): (Mark | Torn)[] {
  const found: (Mark | Torn)[] = []
  let open = -1
  for (const { 0: braces, index } of text.matchAll(/\{\{|\}\}/g)) {
    if (braces === '{{') {
      if (open >= 0) found.push({ kind: 'unclosedField', text: short(text.slice(open, index)) })
      open = index
    } else if (open < 0) found.push({ kind: 'strayEnd', text: short(text.slice(Math.max(0, index - 30), index + 2)) })
    else {
      // the library reads options behind a bracket; what stands before it is the name
      const inner = text
        .slice(open + 2, index)
        .split('[')[0]!
        .trim()
      const sign = inner[0]
      if (sign === '#') found.push({ kind: 'open', name: inner.slice(1).trim() })
      else if (sign === '/') found.push({ kind: 'close', name: inner.slice(1).trim() })
      else found.push({ kind: 'field', name: inner })
      open = -1
    }
  }
  if (open >= 0) found.push({ kind: 'unclosedField', text: short(text.slice(open)) })
  return found
}

/** Paragraphs below a node in their order, those in text boxes after the one that holds them. */
export function paragraphsOf(node: XmlNode): XmlNode[] {
  const found: XmlNode[] = []
  const walk = (at: XmlNode) => {
    if (officeMarkup.query.isParagraphNode(at)) found.push(at)
    for (const child of at.childNodes ?? []) walk(child)
  }
  walk(node)
  return found
}

/** The text of a paragraph as it is read; not what was struck out, and not what stands in a box of its own. */
export function paragraphText(paragraph: XmlNode): string {
  let text = ''
  const walk = (node: XmlNode) => {
    for (const child of node.childNodes ?? []) {
      if (officeMarkup.query.isParagraphNode(child)) continue
      if (child.nodeName === 'w:t' || child.nodeName === 'a:t')
        text += (child.childNodes ?? [])
          .map((one) => (xml.query.isTextNode(one) ? (one.textContent ?? '') : ''))
          .join('')
      else walk(child)
    }
  }
  walk(paragraph)
  return text
}

/** The file's parts in which fields may stand: text, heads, feet. @throws the library's `MalformedFileError` */
export const partsOf = async (file: Buffer): Promise<OpenXmlPart[]> => (await Docx.load(file)).getContentParts()

/** Every mark of a file, part by part: a list begins and ends in one part. */
export async function scanMarks(file: Buffer): Promise<((Mark | Torn) & Placed)[][]> {
  const parts = await partsOf(file)
  return Promise.all(parts.map(async (part) => placedMarks(paragraphsOf(await part.xmlRoot()).map(paragraphText))))
}
