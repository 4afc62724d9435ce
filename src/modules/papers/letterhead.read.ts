import type { Db, Tx } from '../../kernel/db/tables.ts'
import { provinceName } from '../directory/index.ts'
import { type Letterhead, letterheadOf } from './letterhead.rules.ts'
import { listLetterheads } from './papers.store.ts'
import type { PaperLocale } from './word/kinds.ts'

/** How an office is called until it writes it otherwise. */
async function ownName(db: Db | Tx, provinceId: string | null, locale: PaperLocale): Promise<string> {
  if (provinceId === null)
    return locale === 'fa'
      ? 'سازمان صنایع کوچک و شهرک‌های صنعتی ایران'
      : 'Small Industries and Industrial Parks Organisation'
  const name = await provinceName(db, provinceId)
  return locale === 'fa'
    ? `شرکت شهرک‌های صنعتی استان ${name?.fa ?? provinceId}`
    : `${name?.en ?? provinceId} Industrial Parks Company`
}

/** The letterhead of an office in a Jalali year. */
export async function readLetterhead(
  db: Db | Tx,
  provinceId: string | null,
  year: number,
  locale: PaperLocale,
): Promise<Letterhead> {
  const rows = await listLetterheads(db, provinceId)
  return letterheadOf(rows, { provinceId, year, organisation: await ownName(db, provinceId, locale) })
}
