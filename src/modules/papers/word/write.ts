import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { footWords, type PaperLocale } from './kinds.ts'
import type { Block, Letter, Look, Piece } from './markup.rules.ts'

/** Faces that offices have; Word takes its own where one is missing. */
const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'B Nazanin' }
/** Half points. */
const sizes: Record<Look, number> = { title: 30, heading: 26, plain: 25, quote: 25, item: 25, sign: 25, mark: 16 }
/** Text width of an A4 sheet between its margins, in twentieths of a point. */
const width = 9300
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const bare = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

interface Way {
  rtl: boolean
  /** Of a paper that stands on one sheet: smaller, closer. */
  close: boolean
}

const sizeOf = (look: Look, { close }: Way) => (close ? Math.round(sizes[look] * 0.76) : sizes[look])

const run = ({ text, bold }: Piece, size: number, { rtl }: Way) =>
  new TextRun({ text, bold, boldComplexScript: bold, size, sizeComplexScript: size, rightToLeft: rtl, font })

function line(block: Extract<Block, { kind: 'line' }>, way: Way): Paragraph {
  const { look, gap } = block
  return new Paragraph({
    bidirectional: way.rtl,
    alignment: look === 'title' ? AlignmentType.CENTER : look === 'sign' ? AlignmentType.END : AlignmentType.START,
    spacing: {
      before:
        look === 'title' && !way.close
          ? 280
          : gap || look === 'title' || look === 'heading'
            ? way.close
              ? 70
              : 160
            : 0,
      after: look === 'mark' ? 0 : way.close ? 20 : look === 'title' ? 160 : 60,
      line: way.close ? 250 : 300,
    },
    keepNext: look === 'heading' || look === 'title',
    ...(look === 'quote' ? { indent: { start: 400, end: 400 } } : {}),
    ...(look === 'item' ? { numbering: { reference: 'items', level: 0 } } : {}),
    children: block.pieces.map((piece) => run(piece, sizeOf(look, way), way)),
  })
}

const cell = (text: string, share: number, bold: boolean, way: Way) =>
  new TableCell({
    width: { size: share, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: way.close ? 15 : 50, bottom: way.close ? 15 : 50, left: 90, right: 90 },
    children: [
      new Paragraph({
        bidirectional: way.rtl,
        alignment: AlignmentType.START,
        children: [run({ text, bold }, way.close ? 18 : 22, way)],
      }),
    ],
  })

/** What a column names says how wide it is: a number is narrow, a text wide; the first that fits. */
const named: readonly (readonly [RegExp, number])[] = [
  [/_text\}|_title\}|reason\}|readiness/, 4.4],
  [/_number\}|\{rank\}|weight|weeks|score|severity|ease\}|cost\}/, 1],
  [/deadline|_date\}|signed_at|amount|effect\}/, 2],
  [/planned|approved|percent|median/, 1.3],
]

/** Columns by what they name, and no narrower than their headings ask. */
function shares(head: readonly string[], rows: readonly string[][]): number[] {
  const columns = (head.length > 0 ? head : rows[0]!).map((title, at) => {
    // a table of facts: names beside values
    if (head.length === 0) return at % 2 === 0 ? 2 : rows[0]!.length > 2 ? 3.4 : 5
    const width = named.find(([what]) => what.test(rows[0]?.[at] ?? ''))?.[1] ?? 2
    return Math.max(width, title.length / 7)
  })
  const sum = columns.reduce((total, one) => total + one, 0)
  return columns.map((one) => Math.round((one / sum) * width))
}

function table({ head, rows }: Extract<Block, { kind: 'table' }>, way: Way): Table {
  const widths = shares(head, rows)
  const headed = head.length > 0
  const rowOf = (cells: readonly string[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      // room for a hand
      ...(cells.some((text) => text.includes('{{signed_at}}'))
        ? { height: { value: 740, rule: HeightRule.ATLEAST } }
        : {}),
      children: cells.map((text, at) => cell(text, widths[at]!, tableHeader || (!headed && at % 2 === 0), way)),
    })
  return new Table({
    visuallyRightToLeft: way.rtl,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [...(headed ? [rowOf(head, true)] : []), ...rows.map((row) => rowOf(row, false))],
  })
}

/** Organisation and slogan on one side, number, date and attachment on the other, a rule under both. */
function letterhead({ organisation, marks }: Letter, way: Way): (Paragraph | Table)[] {
  if (organisation === null) return []
  const paragraph = (text: string, size: number, bold = false) =>
    new Paragraph({
      bidirectional: way.rtl,
      alignment: AlignmentType.START,
      spacing: { after: 40 },
      children: [run({ text, bold }, size, way)],
    })
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '2F8A8E' }
  // the words with which an official Persian paper begins; an office that has its own takes them out in Word
  const opening = new Paragraph({
    bidirectional: true,
    alignment: AlignmentType.CENTER,
    spacing: { after: 60 },
    children: [run({ text: 'بسمه تعالی', bold: false }, 20, way)],
  })
  const side = (share: number, children: Paragraph[]) =>
    new TableCell({ width: { size: share, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, children })
  const sides = marks.length > 0 ? [6300, 3000] : [width]
  return [
    ...(way.rtl && !way.close ? [opening] : []),
    new Table({
      visuallyRightToLeft: way.rtl,
      width: { size: width, type: WidthType.DXA },
      columnWidths: sides,
      borders: { ...bare, bottom: rule },
      rows: [
        new TableRow({
          children: [
            side(sides[0]!, [paragraph(organisation, 30, true), paragraph('{{slogan}}', 20)]),
            ...(marks.length > 0
              ? [
                  side(
                    sides[1]!,
                    marks.map((text) => paragraph(text, 22)),
                  ),
                ]
              : []),
          ],
        }),
      ],
    }),
  ]
}

function foot(locale: PaperLocale, way: Way): Footer {
  const words = footWords[locale]
  const small = (children: TextRun[]) =>
    new Paragraph({ bidirectional: way.rtl, alignment: AlignmentType.CENTER, children })
  const look = { size: 18, sizeComplexScript: 18, rightToLeft: way.rtl, font }
  return new Footer({
    children: [
      // a copy for reading has no code, and no line about one
      small([new TextRun({ text: `{{#has_verify_code}}${words.check}{{/has_verify_code}}`, ...look })]),
      small([new TextRun({ children: [words.page, PageNumber.CURRENT, words.of, PageNumber.TOTAL_PAGES], ...look })]),
    ],
  })
}

/** What stands over the second sheet and those after it: whose paper it is, and which. */
function running({ organisation, body }: Letter, kind: string, way: Way): Header {
  const first = body.find((block) => block.kind === 'line' && block.look === 'title')
  const called = first?.kind === 'line' ? first.pieces.map((piece) => piece.text).join('') : kind
  const text = [organisation, called].filter(Boolean).join(' — ')
  return new Header({
    children: [
      new Paragraph({
        bidirectional: way.rtl,
        alignment: AlignmentType.START,
        children: [run({ text, bold: false }, 18, way)],
      }),
    ],
  })
}

/** The text as a Word file: A4, written from right to left where its language is, with letterhead and a foot that leads to the check address. */
export async function writeWord(letter: Letter, locale: PaperLocale, title: string, close = false): Promise<Buffer> {
  const way = { rtl: locale === 'fa', close }
  const blocks = letter.body.flatMap((block): (Paragraph | Table)[] =>
    // two tables that touch would become one
    block.kind === 'table'
      ? [
          table(block, way),
          new Paragraph({
            bidirectional: way.rtl,
            spacing: { line: 120, lineRule: LineRuleType.EXACT, after: 0 },
            run: { size: 2 },
          }),
        ]
      : [line(block, way)],
  )
  const document = new Document({
    title,
    creator: 'Khoosheh',
    styles: { default: { document: { run: { language: { value: 'en-US', bidirectional: 'fa-IR' } } } } },
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { start: 420, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          // the letterhead stands on the first sheet; the others say of what they are
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: close ? 700 : 1130, bottom: close ? 700 : 1130, left: 1300, right: 1300 },
          },
        },
        headers: { default: running(letter, title, way), first: new Header({ children: [new Paragraph({})] }) },
        footers: { default: foot(locale, way), first: foot(locale, way) },
        children: [...letterhead(letter, way), ...blocks],
      },
    ],
  })
  return Packer.toBuffer(document)
}
