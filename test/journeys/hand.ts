import { crc32, deflateSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'

/** What the signed-in page itself would read: the same session, the same address. */
export async function read<Body>(page: Page, path: string): Promise<Body> {
  const reply = await page.request.get(path)
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`)
  return (await reply.json()) as Body
}

/** Digits and decimal sign as Persian text has them: 66.7 is «۶۶٫۷». */
export const inPersian = (text: string | number): string =>
  String(text)
    .replace('.', '٫')
    .replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
/** A percentage as pages show it: one place, none where it is whole; a mark keeps the sign at the end of the figure. */
export const percentText = (value: number): string => `${inPersian(value.toFixed(1).replace(/\.0$/, ''))}\u200f٪`

/** A day in numbers as it is typed: «۱۳۹۶/۰۲/۱۰». */
export const typedDay = (iso: string): string =>
  inPersian(
    new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      timeZone: 'UTC',
    })
      .formatToParts(new Date(`${iso}T12:00:00Z`))
      .filter((part) => part.type !== 'era' && part.type !== 'literal')
      .toSorted((a, b) => ['year', 'month', 'day'].indexOf(a.type) - ['year', 'month', 'day'].indexOf(b.type))
      .map((part) => part.value)
      .join('/'),
  )

/** One row of the desk, by the words of its title. */
export const deskRow = (page: Page, title: string | RegExp): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: title }) })

/** Chooses an option of a list that is found by typing. */
export async function choose(field: Locator, typed: string, option: string | RegExp = typed): Promise<void> {
  await field.click()
  await field.fill(typed)
  await field.page().getByRole('option', { name: option }).first().click()
}

/** A real one-page PDF with correct offsets. */
export function pdf(words: string): Buffer {
  const content = `BT /F1 24 Tf 72 760 Td (${words}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, place) => {
    const at = text.length
    text += `${place + 1} 0 obj\n${object}\nendobj\n`
    return String(at).padStart(10, '0')
  })
  const table = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${places.map((place) => `${place} 00000 n \n`).join('')}`
  return Buffer.from(`${text}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1')
}

/** A real grey PNG, square. */
export function png(side = 8): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 0, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: side }, () => Buffer.from([0, ...Array(side).fill(128)])))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
