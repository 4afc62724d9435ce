import { Id } from '../../../kernel/http/schema.ts'
import { numberCell } from '../../../kernel/lists/columns.ts'
import { type Locale, sheetList } from '../../../kernel/lists/list.ts'
import { anchorOf } from './pack.papers.ts'
import { PackQuery, type PackView } from './pack.schema.ts'
import { packView } from './pack.view.ts'
import { packWords } from './pack.words.ts'

type Words = ReturnType<typeof packWords>
interface Line {
  part: (t: Words) => string
  text: (t: Words, locale: Locale) => string
  weight?: string | null
  planned?: string | null
  approved?: string | null
  state?: (t: Words) => string
}

const query = PackQuery.extend({ year: Id })
/** As the page shows it: one place at most. */
const short = (value: string | null | undefined) => (value == null ? null : String(Math.round(Number(value) * 10) / 10))

function linesOf(pack: PackView): Line[] {
  const plain = (text: string) => () => text
  const { next, resolutions } = pack
  return [
    {
      part: (t) => t('pack.physical'),
      text: plain(pack.cluster.title),
      planned: pack.planned,
      approved: pack.approved,
    },
    { part: (t) => t('pack.financial'), text: plain(''), approved: pack.money.percent },
    { part: (t) => t('pack.time'), text: plain(''), approved: pack.time.percent },
    ...pack.activities.map(
      (one): Line => ({
        part: (t) => t('pack.activities'),
        text: (t, locale) =>
          one.itemId === null ? t('pack.others', { count: numberCell(one.count, locale) ?? '' }) : one.title,
        weight: one.weight,
        planned: one.planned,
        approved: one.approved,
        state: (t) => (one.state ? t(`pack.state.${one.state}`) : ''),
      }),
    ),
    ...pack.results.map(
      (one): Line => ({
        part: (t) => t('pack.results'),
        text: (t) => t('pack.result', { title: one.title, text: one.text }),
      }),
    ),
    ...(next?.activities ?? []).map(
      (one): Line => ({ part: (t) => t('pack.next'), text: plain(one.title), weight: one.weight }),
    ),
    ...(['done', 'inProgress', 'notDone'] as const).flatMap((way) =>
      (resolutions?.[way] ?? []).map(
        (one): Line => ({
          part: (t) => t('pack.resolutions'),
          text: plain(one.title),
          state: (t) => t(`pack.resolutions.${way}`),
        }),
      ),
    ),
    { part: (t) => t('pack.journal'), text: plain(anchorOf(pack.journal)) },
  ]
}

/** The council's pack as a table, part by part; figures as on the page. */
export const packList = sheetList<Line, typeof query>({
  name: 'councilpack',
  fa: 'گزارش یک‌صفحه‌ای شورا',
  en: 'Council’s one-page pack',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'part', fa: 'بخش', en: 'Part', width: 30, of: (row, locale) => row.part(packWords(locale)) },
    { key: 'text', fa: 'شرح', en: 'Text', width: 60, of: (row, locale) => row.text(packWords(locale), locale) },
    { key: 'weight', fa: 'وزن', en: 'Weight', of: (row, locale) => numberCell(short(row.weight), locale) },
    { key: 'planned', fa: 'برنامه', en: 'Planned', of: (row, locale) => numberCell(short(row.planned), locale) },
    { key: 'approved', fa: 'تأییدشده', en: 'Approved', of: (row, locale) => numberCell(short(row.approved), locale) },
    { key: 'state', fa: 'وضعیت', en: 'State', of: (row, locale) => row.state?.(packWords(locale)) },
  ],
  rows: async (ctx, { year, ...asked }, { limit, offset }) =>
    linesOf(await packView(ctx, year, asked)).slice(offset, offset + limit),
})
