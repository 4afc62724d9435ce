import type { Db, Tx } from '../../kernel/db/tables.ts'
import { toJalali } from '../../kernel/fa/index.ts'
import { provinceName } from '../directory/index.ts'
import { type Letterhead, letterheadOf, letterNumber } from './letterhead.rules.ts'
import { listLetterheads, takeNumber } from './papers.store.ts'
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

/**
 * The next letter number of an office, in the Jalali year of `day` and written by the pattern of that year's letterhead. Papers and the
 * register of letters count on one counter; its row stays locked until the transaction ends, so take it as late as can be.
 *
 * @param provinceId null for the nation's office
 */
export async function takeLetterNumber(tx: Tx, provinceId: string | null, day: string) {
  const { year } = toJalali(day)
  const head = await readLetterhead(tx, provinceId, year, 'fa')
  const office = provinceId ?? ''
  const n = await takeNumber(tx, office, year, head.firstNumber)
  return { office, year, n, number: letterNumber(head, year, n) }
}
