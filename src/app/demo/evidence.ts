import { writeSheets } from '../../kernel/sheets.ts'

/** A small real workbook for a list, a plain text for minutes and letters; each says of itself that it is an example. */
export async function exampleEvidence(
  title: string,
  about: string,
  on: string,
  cluster = 'خوشه پلاستیک البرز',
): Promise<{ name: string; bytes: Uint8Array }> {
  if (!/فهرست|جدول/.test(title)) {
    const text = `${title}\n\n${cluster}\nتاریخ: ${on}\n\n${about}\n\nاین سند نمونه است و تنها برای نمایش ساخته شده است.\n`
    return { name: `${title}.txt`, bytes: Buffer.from(text, 'utf8') }
  }
  const rows = ['الف', 'ب', 'پ', 'ت', 'ث'].map((letter, place) => [String(place + 1), `واحد نمونه ${letter}`, about])
  const columns = [{ title: 'ردیف' }, { title: 'نام واحد (نمونه)', width: 28 }, { title: 'شرح', width: 48 }]
  return { name: `${title}.xlsx`, bytes: await writeSheets([{ name: title.slice(0, 30), columns, rows }]) }
}
