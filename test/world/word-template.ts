import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'

/** One line of a template: its runs, as Word splits a line where spelling or format was touched. */
export type TemplateLine = readonly string[] | { rows: readonly (readonly string[])[] }

const paragraph = (runs: readonly string[]) =>
  new Paragraph({
    bidirectional: true,
    children: runs.map((text, at) => new TextRun({ text, bold: at % 2 === 1, rightToLeft: true })),
  })

/** A Word file as an office's own hand would leave it. */
export const wordTemplate = (...lines: readonly TemplateLine[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: lines.map((line) =>
            'rows' in line
              ? new Table({
                  rows: line.rows.map(
                    (cells) =>
                      new TableRow({ children: cells.map((text) => new TableCell({ children: [paragraph([text])] })) }),
                  ),
                })
              : paragraph(line),
          ),
        },
      ],
    }),
  )

/** A whole template for notifications, as small as one is adopted. */
export const smallNotification: readonly TemplateLine[] = [
  ['{{organisation_name}}'],
  ['شماره نامه: {{letter_num', 'ber}} — {{letter_date}}'],
  ['قالب تازه دفتر: ابلاغ {{resolution_number}}'],
  ['{{resolution_text}}'],
  ['{{responsible_body}} تا {{deadline}}'],
  ['{{verify_code}}'],
]
