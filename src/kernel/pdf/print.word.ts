import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Printing } from './pdf.ts'
import type { PrintDocument, PrintPart, PrintTable } from './print.ts'
import { type PrintWords, printFormats } from './print.words.ts'

/** Faces that offices have; Word takes its own where one is missing. */
const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'B Nazanin' }
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'C9D2D3' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** Text width of an A4 sheet, upright and across, in twentieths of a point. */
const widths = { upright: 9866, across: 14798 }

interface Way {
  rtl: boolean
  width: number
}

const run = (text: string, size: number, { rtl }: Way, bold = false) =>
  new TextRun({ text, bold, boldComplexScript: bold, size, sizeComplexScript: size, rightToLeft: rtl, font })

const line = (
  text: string,
  size: number,
  way: Way,
  more: { bold?: boolean; before?: number; after?: number; keepNext?: boolean; end?: boolean } = {},
) =>
  new Paragraph({
    bidirectional: way.rtl,
    // «left» of a paragraph that runs from right to left is its end
    alignment: more.end ? AlignmentType.END : AlignmentType.START,
    spacing: { before: more.before ?? 0, after: more.after ?? 60 },
    keepNext: more.keepNext ?? false,
    children: [run(text, size, way, more.bold)],
  })

/** Columns by their shares; one without a share is as wide as a number. */
function columnWidths(columns: PrintTable['columns'], width: number): number[] {
  const shares = columns.map((column) => column.width ?? 1)
  const sum = shares.reduce((all, one) => all + one, 0)
  return shares.map((one) => Math.round((one / sum) * width))
}

function tableOf(part: PrintTable, way: Way): Table {
  const own = columnWidths(part.columns, way.width)
  const row = (cells: readonly string[], head: boolean, bold = head) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: own[at]!, type: WidthType.DXA },
            margins: { top: 30, bottom: 30, left: 70, right: 70 },
            children: [line(text, 19, way, { bold, after: 0 })],
          }),
      ),
    })
  return new Table({
    visuallyRightToLeft: way.rtl,
    width: { size: way.width, type: WidthType.DXA },
    columnWidths: own,
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none },
    rows: [
      row(
        part.columns.map((column) => column.title),
        true,
      ),
      ...part.rows.map((cells) => row(cells, false)),
      ...(part.sum ? [row(part.sum, false, true)] : []),
    ],
  })
}

function partOf(part: PrintPart, way: Way): (Paragraph | Table)[] {
  const head = [
    line(part.heading, 24, way, { bold: true, before: 240, keepNext: true }),
    ...(part.note ? [line(part.note, 18, way, { keepNext: true })] : []),
  ]
  if (part.kind === 'text') return [...head, ...part.lines.map((text) => line(text, 20, way))]
  if (part.kind === 'facts')
    return [
      ...head,
      ...part.facts.map((fact) =>
        line([`${fact.label}: ${fact.value}`, fact.source].filter(Boolean).join(' — '), 20, way),
      ),
    ]
  return [...head, part.rows.length === 0 && part.empty ? line(part.empty, 20, way) : tableOf(part, way)]
}

/** A printed page as a Word file, with what stands on every sheet of the PDF: both dates, who printed it, the number of the sheet. */
export async function writePrintWord(
  print: PrintDocument,
  { locale, by, at }: Printing,
  words: PrintWords,
): Promise<Buffer> {
  const { day, dayAndTime } = printFormats(locale)
  const way: Way = { rtl: locale === 'fa', width: print.wide ? widths.across : widths.upright }
  const { asOf, knownAt, isPast } = print.when
  const of = words.asOf.replace('{day}', day(asOf))
  const when = isPast ? `${of} ${words.known.replace('{day}', dayAndTime(knownAt))}` : of
  const [before = '', between = '', after = ''] = words.page.split(/\{n\}|\{all\}|\{page\}|\{pages\}/)
  const small = { size: 16, sizeComplexScript: 16, rightToLeft: way.rtl, font }
  const document = new Document({
    title: print.title,
    creator: words.house,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: 11906,
              height: 16838,
              orientation: print.wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: 1020, bottom: 1020, left: 1020, right: 1020 },
          },
        },
        headers: { default: new Header({ children: [line(`${words.house} — ${when}`, 16, way)] }) },
        footers: {
          default: new Footer({
            children: [
              line(words.printed.replace('{by}', by).replace('{at}', dayAndTime(at.toISOString())), 16, way),
              new Paragraph({
                bidirectional: way.rtl,
                children: [
                  new TextRun({
                    children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
                    ...small,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          ...(print.place ? [line(print.place, 20, way)] : []),
          line(print.title, 32, way, { bold: true, after: 80 }),
          line(print.lead, 22, way, { after: 120 }),
          ...print.parts.flatMap((part) => partOf(part, way)),
          ...(print.notes ?? []).map((note) => line(note, 18, way, { before: 120 })),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
