export interface Piece {
  text: string
  bold: boolean
}
export type Look = 'title' | 'heading' | 'plain' | 'quote' | 'item' | 'sign' | 'mark'

/** What our texts in `content/templates` are made of. Every cell and line may hold `{{fields}}`. */
export type Block =
  | { kind: 'line'; look: Look; pieces: readonly Piece[] /** After an empty line. */; gap: boolean }
  | { kind: 'table' /** Empty: the first column names the row. */; head: readonly string[]; rows: readonly string[][] }

export interface Letter {
  /** Of whom; null: the paper has no head of an office. */
  organisation: string | null
  /** Number, date, attachment. */
  marks: readonly string[]
  body: readonly Block[]
}

const loopOf = (line: string) => /^\{\{([#/])(\w+)\}\}$/.exec(line)
const cellsOf = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

/** «**a** b» in its pieces. */
export const piecesOf = (text: string): Piece[] =>
  text
    .split('**')
    .map((part, at) => ({ text: part, bold: at % 2 === 1 }))
    .filter((piece) => piece.text !== '')

const mark = (text: string): Block => ({ kind: 'line', look: 'mark', pieces: [{ text, bold: false }], gap: false })

/** The table that begins at a line, and the line after it; a loop of rows is held by the first and the last cell of its row. */
function tableAt(lines: readonly string[], from: number): { table: Extract<Block, { kind: 'table' }>; next: number } {
  const first = cellsOf(lines[from]!)
  const named = !first.some((cell) => cell.includes('{{'))
  const rows: string[][] = named ? [] : [first]
  let at = from + 2
  for (; at < lines.length; at += 1) {
    const open = loopOf(lines[at]!)
    if (open?.[1] === '#' && lines[at + 1]?.startsWith('|')) {
      const row = cellsOf(lines[at + 1]!)
      row[0] = `${lines[at]}${row[0]}`
      row[row.length - 1] = `${row.at(-1)}${lines[at + 2]}`
      rows.push(row)
      at += 2
    } else if (lines[at]!.startsWith('|')) rows.push(cellsOf(lines[at]!))
    else break
  }
  return { table: { kind: 'table', head: named ? first : [], rows }, next: at }
}

function lineOf(text: string, gap: boolean, first: boolean): Block {
  const pieces = piecesOf(text.replace(/^[>-] /, ''))
  const bold = pieces.length === 1 && pieces[0]!.bold
  const look: Look = text.startsWith('> ')
    ? 'quote'
    : text.startsWith('- ')
      ? 'item'
      : bold
        ? first && !text.startsWith('**موضوع')
          ? 'title'
          : 'heading'
        : /^(با احترام|\{\{signer_(name|post)\}\}(, \{\{signer_post\}\})?)$/.test(text)
          ? 'sign'
          : 'plain'
  return { kind: 'line', look, pieces, gap }
}

const textOf = (block: Block) =>
  block.kind === 'table' ? block.rows.flat().join('') : block.pieces.map((piece) => piece.text).join('')

/** Leads into what follows: bold at its beginning, or a colon at its end. */
const leads = (block: Block | undefined) =>
  block?.kind === 'line' && block.look !== 'mark' && (block.pieces[0]?.bold || textOf(block).endsWith(':'))

/** An empty list drops its heading: what leads into a list stands, with it, under the list's condition. */
function conditions(blocks: readonly Block[]): Block[] {
  const out: Block[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    // what a line leaves out by itself is no list
    const name = /\{\{#(?!has_)(\w+)\}\}/.exec(textOf(blocks[at]!))?.[1]
    if (!name) {
      out.push(blocks[at]!)
      continue
    }
    const end = blocks.findIndex((block, place) => place >= at && textOf(block).endsWith(`{{/${name}}}`))
    const lead = leads(out.at(-1)) ? [out.pop()!] : []
    out.push(mark(`{{#has_${name}}}`), ...lead, ...blocks.slice(at, end + 1), mark(`{{/has_${name}}}`))
    at = end
  }
  return out
}

const headLabels = /^(شماره|تاریخ|پیوست): \{\{(letter_number|letter_date|attachments_note)\}\}$/

/**
 * A text of `content/templates` in its parts. The first line with the organisation and the lines of number, date and attachment make the letterhead; the line that leads to the check
 * address is left out, as every sheet carries it at its foot.
 *
 * @param headed the paper has the head of an office; the shorter English form does not say so itself
 */
export function readMarkup(text: string, headed: boolean): Letter {
  const lines = text.trim().split('\n')
  const named = lines[0]!.startsWith('{{organisation_name}}')
  const marks = lines.filter((line) => headLabels.test(line))
  const body: Block[] = []
  let gap = false
  for (let at = named ? 1 : 0; at < lines.length; ) {
    const line = lines[at]!
    const open = loopOf(line)
    if (line === '') gap = true
    else if (headLabels.test(line) || (line.includes('{{verify_code}}') && !line.includes('{{next_'))) {
      // stands in the head, or at the foot
    } else if (line.startsWith('|')) {
      const { table, next } = tableAt(lines, at)
      body.push(table)
      gap = true
      at = next
      continue
    } else if (open?.[1] === '#' && lines[at + 1]?.startsWith('- ') && loopOf(lines[at + 2] ?? '')) {
      // its rows follow each other closely
      body.push(lineOf(`- ${line}${lines[at + 1]!.slice(2)}${lines[at + 2]}`, false, false))
      at += 3
      gap = false
      continue
    } else if (open) {
      body.push(mark(line))
      // its rows follow each other closely; what is only left out keeps its place
      if (open[1] === '#' && !open[2]!.startsWith('has_')) gap = false
    } else {
      body.push(lineOf(line, gap, !body.some((block) => block.kind === 'line' && block.look === 'title')))
      gap = false
    }
    at += 1
  }
  return {
    organisation: !headed ? null : named ? lines[0]! : '{{organisation_name}}',
    marks,
    body: conditions(body),
  }
}
