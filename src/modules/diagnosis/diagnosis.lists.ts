import { z } from 'zod'
import { dayInTehran } from '../../kernel/clock.ts'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../kernel/lists/columns.ts'
import { type AnyList, type Locale, sheetList } from '../../kernel/lists/list.ts'
import { en } from './diagnosis.en.ts'
import { fa } from './diagnosis.fa.ts'
import type { PointView, RemarkView } from './diagnosis.schema.ts'
import { placeOf } from './diagnosis.sections.ts'
import { reportView } from './diagnosis.view.ts'

const query = z.object({ report: Id })
const words = { fa, en }
const comma = { fa: '، ', en: ', ' }
const dayOf = (instant: string, locale: Locale) => dayCell(dayInTehran(new Date(instant)), locale)

interface PointRow extends PointView {
  /** What it follows from, in its own words. */
  ledBy: string[]
}

/** The lists and the remarks of one edition. Nothing comes in: SWOT is written as a whole in its draft, a remark by whoever judges. */
export const diagnosisLists: readonly AnyList[] = [
  sheetList<PointRow, typeof query>({
    name: 'swot',
    fa: 'سوات و نقاط فشار',
    en: 'SWOT and pressure points',
    permission: 'signedIn',
    query,
    columns: [
      { key: 'kind', fa: 'فهرست', en: 'List', of: (row, locale) => words[locale][`kind.${row.kind}`] },
      { key: 'position', fa: 'ردیف', en: 'Row', width: 8, of: (row, locale) => numberCell(row.position, locale) },
      { key: 'text', fa: 'شرح', en: 'Text', width: 64, of: (row) => row.text },
      { key: 'weight', fa: 'وزن (۱ تا ۵)', en: 'Weight (1 to 5)', of: (row, locale) => numberCell(row.weight, locale) },
      {
        key: 'from',
        fa: 'برآمده از',
        en: 'Follows from',
        width: 56,
        of: (row, locale) => row.ledBy.join(comma[locale]),
      },
      { key: 'evidence', fa: 'مستند', en: 'Evidence', width: 48, of: (row) => row.evidence },
    ],
    rows: async (ctx, { report }, { limit, offset }) => {
      const { points } = await reportView(ctx, report)
      const textOf = new Map(points.map((one) => [one.id, one.text]))
      return points
        .map((one) => ({ ...one, ledBy: one.from.flatMap((id) => textOf.get(id) ?? []) }))
        .slice(offset, offset + limit)
    },
  }),
  sheetList<RemarkView, typeof query>({
    name: 'diagnosisremarks',
    fa: 'نظرهای ناظر',
    en: 'Remarks of the supervisor',
    permission: 'signedIn',
    query,
    columns: [
      {
        key: 'section',
        fa: 'بخش',
        en: 'Section',
        width: 32,
        of: (row, locale) => placeOf(row.section)?.[locale] ?? row.section,
      },
      { key: 'text', fa: 'نظر', en: 'Remark', width: 64, of: (row) => row.text },
      { key: 'by', fa: 'نظر از', en: 'Remark by', width: 24, of: (row) => row.said?.name ?? row.by },
      {
        key: 'on',
        fa: 'روز نظر',
        en: 'Remark on',
        of: (row, locale) => (row.said ? dayCell(row.said.dated, locale) : dayOf(row.at, locale)),
      },
      {
        key: 'reachedBy',
        fa: 'چگونه رسید',
        en: 'Came by',
        of: (row, locale) => row.said && words[locale][`how.${row.said.how}`],
      },
      { key: 'state', fa: 'وضع', en: 'State', of: (row, locale) => words[locale][`remark.${row.state}`] },
      { key: 'answer', fa: 'پاسخ', en: 'Answer', width: 64, of: (row) => row.answers.at(-1)?.text },
      { key: 'answerBy', fa: 'پاسخ از', en: 'Answer by', width: 24, of: (row) => row.answers.at(-1)?.by },
      {
        key: 'answerOn',
        fa: 'روز پاسخ',
        en: 'Answer on',
        of: (row, locale) => {
          const last = row.answers.at(-1)
          return last && dayOf(last.at, locale)
        },
      },
    ],
    rows: async (ctx, { report }, { limit, offset }) =>
      (await reportView(ctx, report)).remarks.slice(offset, offset + limit),
  }),
]
