import { Docx, type OpenXmlPart, officeMarkup, RelType, type XmlGeneralNode, type XmlNode } from 'easy-template-x'
import { paragraphsOf, paragraphText } from './scan.ts'

/** Marks in a text for the number of the sheet and of all sheets. */
export const pageMark = '\uE000'
export const pagesMark = '\uE001'

export interface Run {
  text: string
  bold: boolean
}
export interface Para {
  kind: 'line'
  align: 'start' | 'center' | 'end'
  /** Points. */
  size: number
  item: boolean
  /** Set in from both sides, as a quotation is. */
  inset: boolean
  /** Space before it, in points. */
  above: number
  /** Stays on the sheet of what follows it, as a heading does. */
  keep?: boolean
  runs: Run[]
}
export interface Grid {
  kind: 'table'
  /** Widths in any unit; only their ratio counts. */
  columns: number[]
  /** Rules between its cells; without them it only places things side by side. */
  ruled: boolean
  /** A rule under the whole, as a letterhead has. */
  underlined: boolean
  rows: {
    header: boolean
    /** Least height in points; 0: as high as its words. */
    height: number
    cells: { span: number; lines: Para[] /** Which of the hands stands in it. */; hand?: number }[]
  }[]
}
export type Part = Para | Grid

/** A Word file as it is read: what stands over, in and under its sheets. */
export interface WordText {
  head: Part[]
  /** Over the second sheet and those after it, where the first has a head of its own. */
  running: Part[]
  body: Part[]
  foot: Part[]
}

interface Style {
  align?: string | undefined
  size?: number | undefined
  bold?: boolean | undefined
}

const child = (node: XmlNode | undefined, ...path: string[]): XmlGeneralNode | undefined =>
  path.reduce<XmlNode | undefined>((at, name) => at?.childNodes?.find((one) => one.nodeName === name), node) as
    | XmlGeneralNode
    | undefined
const val = (node: XmlGeneralNode | undefined, name = 'w:val') => node?.attributes?.[name]
/** A switch of Word: there and not off. */
const isOn = (node: XmlGeneralNode | undefined) =>
  node === undefined ? undefined : !['0', 'false', 'off'].includes(val(node) ?? '1')

const styleOf = (ppr: XmlGeneralNode | undefined, rpr: XmlGeneralNode | undefined): Style => {
  const size = val(child(rpr, 'w:szCs')) ?? val(child(rpr, 'w:sz'))
  return {
    align: val(child(ppr, 'w:jc')),
    size: size ? Number(size) / 2 : undefined,
    bold: isOn(child(rpr, 'w:bCs')) ?? isOn(child(rpr, 'w:b')),
  }
}
const over = (lower: Style, upper: Style): Style => ({
  align: upper.align ?? lower.align,
  size: upper.size ?? lower.size,
  bold: upper.bold ?? lower.bold,
})

/** What the named styles of the file say, each with what it rests on. */
function stylesOf(root: XmlNode | undefined): (id: string | undefined) => Style {
  const rows = (root?.childNodes ?? []).filter((one) => one.nodeName === 'w:style') as XmlGeneralNode[]
  const byId = new Map(rows.map((row) => [val(row, 'w:styleId'), row]))
  const defaults = child(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')
  const normal = rows.find((row) => val(row, 'w:type') === 'paragraph' && val(row, 'w:default') === '1')
  const resolve = (id: string | undefined, depth: number): Style => {
    const row = id === undefined ? normal : byId.get(id)
    const base = val(child(row, 'w:basedOn'))
    const lower = base && depth < 12 ? resolve(base, depth + 1) : { ...styleOf(undefined, defaults) }
    return row ? over(lower, styleOf(child(row, 'w:pPr'), child(row, 'w:rPr'))) : lower
  }
  return (id) => resolve(id, 0)
}

/** Letters of one run; tabs and breaks as spaces and lines, a field of Word by what it stands for. */
function runText(run: XmlNode): string {
  let text = ''
  for (const part of run.childNodes ?? []) {
    if (part.nodeName === 'w:t')
      text += (part.childNodes ?? []).map((one) => ('textContent' in one ? (one.textContent ?? '') : '')).join('')
    else if (part.nodeName === 'w:tab') text += '  '
    else if (part.nodeName === 'w:br' || part.nodeName === 'w:cr') text += '\n'
    else if (part.nodeName === 'w:noBreakHyphen') text += '-'
    else if (part.nodeName === 'w:instrText') {
      const code = (part.childNodes ?? []).map((one) => ('textContent' in one ? (one.textContent ?? '') : '')).join('')
      if (/^\s*PAGE\b/.test(code)) text += pageMark
      else if (/^\s*NUMPAGES\b/.test(code)) text += pagesMark
    }
  }
  return text
}

/** What a field of Word showed when it was last reckoned, which `pageMark` stands for already. */
function runsOf(paragraph: XmlNode, base: Style): Run[] {
  const runs: Run[] = []
  let shown: 'no' | 'code' | 'result' = 'no'
  let known = false
  const walk = (node: XmlNode) => {
    for (const part of node.childNodes ?? []) {
      if (part.nodeName === 'w:r') {
        const sign = val(child(part, 'w:fldChar'), 'w:fldCharType')
        if (sign === 'begin') known = false
        if (sign) shown = sign === 'begin' ? 'code' : sign === 'separate' ? 'result' : 'no'
        const text = runText(part)
        if (text.includes(pageMark) || text.includes(pagesMark)) known = true
        else if (shown === 'result' && known) continue
        const bold = styleOf(undefined, child(part, 'w:rPr')).bold ?? base.bold ?? false
        if (text !== '') runs.push({ text, bold })
      } else if (
        ['w:ins', 'w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:fldSimple'].includes(part.nodeName)
      ) {
        const code = val(part as XmlGeneralNode, 'w:instr') ?? ''
        if (/^\s*PAGE\b/.test(code)) runs.push({ text: pageMark, bold: false })
        else if (/^\s*NUMPAGES\b/.test(code)) runs.push({ text: pagesMark, bold: false })
        else walk(part)
      }
    }
  }
  walk(paragraph)
  return runs
}

function paraOf(paragraph: XmlNode, styles: (id: string | undefined) => Style): Para {
  const ppr = child(paragraph, 'w:pPr')
  const first = child(paragraph, 'w:r', 'w:rPr')
  const base = over(styles(val(child(ppr, 'w:pStyle'))), { align: val(child(ppr, 'w:jc')) })
  const size = styleOf(undefined, first).size ?? base.size ?? 12
  // «left» of a paragraph that runs from right to left is where it begins
  const align = base.align === 'center' ? 'center' : base.align === 'end' || base.align === 'right' ? 'end' : 'start'
  const indent = child(ppr, 'w:ind')
  const side = (...names: string[]) => Math.max(...names.map((name) => Number(val(indent, name) ?? 0)))
  const above = Number(val(child(ppr, 'w:spacing'), 'w:before') ?? 0) / 20
  return {
    kind: 'line',
    align,
    size: Math.min(24, Math.max(6, size)),
    item: child(ppr, 'w:numPr') !== undefined,
    inset: side('w:start', 'w:left') > 200 && side('w:end', 'w:right') > 200,
    above: Math.min(40, above),
    ...(isOn(child(ppr, 'w:keepNext')) ? { keep: true } : {}),
    runs: runsOf(paragraph, base),
  }
}

function gridOf(table: XmlNode, styles: (id: string | undefined) => Style): Grid {
  const borders = child(table, 'w:tblPr', 'w:tblBorders')
  const has = (name: string) => !['none', 'nil', undefined].includes(val(child(borders, name)))
  // a table that names its look only by a style of Word is ruled, as such tables are
  const ruled = borders ? has('w:insideH') || has('w:insideV') : child(table, 'w:tblPr', 'w:tblStyle') !== undefined
  const rows = (table.childNodes ?? [])
    .filter((one) => one.nodeName === 'w:tr')
    .map((row) => ({
      header: isOn(child(row, 'w:trPr', 'w:tblHeader')) ?? false,
      height: Math.min(200, Number(val(child(row, 'w:trPr', 'w:trHeight')) ?? 0) / 20),
      cells: (row.childNodes ?? [])
        .filter((one) => one.nodeName === 'w:tc')
        .map((cell) => ({
          span: Math.max(1, Number(val(child(cell, 'w:tcPr', 'w:gridSpan')) ?? 1)),
          lines: partsIn(cell, styles).flatMap((part): Para[] =>
            // a table within a cell is told line by line
            part.kind === 'line' ? [part] : part.rows.flatMap((inner) => inner.cells.flatMap((one) => one.lines)),
          ),
        })),
    }))
  const grid = (child(table, 'w:tblGrid')?.childNodes ?? []).map((one) =>
    Number(val(one as XmlGeneralNode, 'w:w') ?? 1),
  )
  const width = Math.max(1, ...rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.span, 0)))
  const columns = grid.length === width && grid.every((one) => one > 0) ? grid : Array.from({ length: width }, () => 1)
  return { kind: 'table', columns, ruled, underlined: !ruled && has('w:bottom'), rows }
}

/** Paragraphs and tables of a node in their order. */
function partsIn(node: XmlNode | undefined, styles: (id: string | undefined) => Style): Part[] {
  return (node?.childNodes ?? []).flatMap((one): Part[] => {
    if (officeMarkup.query.isParagraphNode(one)) return [paraOf(one, styles)]
    if (officeMarkup.query.isTableNode(one)) return [gridOf(one, styles)]
    return ['w:sdt', 'w:sdtContent', 'w:ins'].includes(one.nodeName) ? partsIn(one, styles) : []
  })
}

const isBlank = (root: XmlNode) => paragraphsOf(root).every((one) => paragraphText(one).trim() === '')

/** Heads of the first sheet and of the others, where the file keeps them apart and the first is not the one for all. */
async function firstAndOthers(main: OpenXmlPart, body: XmlNode | undefined) {
  const section = body?.childNodes?.findLast((one) => one.nodeName === 'w:sectPr')
  if (!section || !isOn(child(section, 'w:titlePg'))) return null
  const partOf = async (type: string) => {
    const found = section.childNodes?.find(
      (one) => one.nodeName === 'w:headerReference' && val(one as XmlGeneralNode, 'w:type') === type,
    )
    const id = val(found as XmlGeneralNode | undefined, 'r:id')
    return id ? (await main.getPartById(id))?.xmlRoot() : undefined
  }
  const [first, others] = [await partOf('first'), await partOf('default')]
  return others ? { first: first && !isBlank(first) ? first : undefined, others } : null
}

/**
 * A Word file's words with their places: paragraphs, tables, bold, size and alignment, heads and feet. Pictures, colours, faces and numbers
 * of lists are not read.
 */
export async function readWord(file: Buffer): Promise<WordText> {
  const docx = await Docx.load(file)
  const main = docx.mainDocument
  const styles = stylesOf(await (await main.getFirstPartByType(RelType.Styles))?.xmlRoot())
  const around = async (type: string) => {
    const parts = await main.getPartsByType(type)
    const roots = await Promise.all(parts.map((part) => part.xmlRoot()))
    // of several (first sheet, others) the one that says something
    const told = roots.find((root) => !isBlank(root))
    return told ? partsIn(told, styles) : []
  }
  const body = child(await main.xmlRoot(), 'w:body')
  const own = await firstAndOthers(main, body)
  return {
    ...(own
      ? { head: partsIn(own.first, styles), running: partsIn(own.others, styles) }
      : { head: await around(RelType.Header), running: [] }),
    body: partsIn(body, styles),
    foot: await around(RelType.Footer),
  }
}
