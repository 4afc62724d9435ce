import { AsOf, Id } from '../../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../../kernel/lists/columns.ts'
import { type Locale, sheetList } from '../../../kernel/lists/list.ts'
import { en } from '../commitments.en.ts'
import { fa } from '../commitments.fa.ts'
import { tehranDay } from '../dates.ts'
import type { LateLeaf } from './late.schema.ts'
import { lateView } from './late.view.ts'

const query = AsOf.extend({ record: Id })
const words = { fa, en }
const why: Record<LateLeaf['why'], Record<Locale, string>> = {
  neverClaimed: { fa: 'اظهار نشده', en: 'Never claimed' },
  returned: { fa: 'بازگشته و اصلاح‌نشده', en: 'Returned, not corrected' },
  waitsVerify: { fa: 'در انتظار تأیید ناظر', en: 'Waits to be verified' },
  waitsApprove: { fa: 'در انتظار تصویب', en: 'Waits for approval' },
  behind: { fa: 'مصوب، کمتر از برنامه', en: 'Approved, below the plan' },
  predecessorLate: { fa: 'پیش‌نیاز آن عقب است', en: 'What it waits for is late' },
}
const short = (value: string | null) => (value === null ? null : String(Math.round(Number(value) * 100) / 100))

/** On whom it waits: people by name, else their role; where no claim waits, who answers for it. */
const whoOf = ({ awaits, owner }: LateLeaf, locale: Locale): string | null => {
  if (!awaits) return owner?.name ?? null
  const people = awaits.people.map((one) => one.name).join(locale === 'fa' ? '، ' : ', ')
  return people || words[locale][`late.role.${awaits.role}`]
}

/** What is late in a record's tree, why, with whom it waits and when it will be done, as its page shows it: counted, so out only. */
export const behindList = sheetList<LateLeaf, typeof query>({
  name: 'behind',
  fa: 'چه عقب است',
  en: 'What is late',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'title', fa: 'فعالیت', en: 'Activity', width: 48, of: (row) => row.title },
    { key: 'kind', fa: 'وضع', en: 'State', width: 20, of: (row, locale) => words[locale][`late.${row.kind}`] },
    { key: 'days', fa: 'روز تأخیر', en: 'Days late', of: (row, locale) => numberCell(row.days, locale) },
    { key: 'why', fa: 'علت', en: 'Why', width: 28, of: (row, locale) => why[row.why][locale] },
    {
      key: 'since',
      fa: 'از روز',
      en: 'Since',
      of: (row, locale) => dayCell(row.since === null ? null : tehranDay(row.since), locale),
    },
    {
      key: 'predecessors',
      fa: 'پیش‌نیازهای عقب',
      en: 'Late predecessors',
      width: 36,
      of: (row, locale) => row.predecessors.map((one) => one.title).join(locale === 'fa' ? '، ' : ', ') || null,
    },
    { key: 'quote', fa: 'گفته آخر', en: 'Last words', width: 44, of: (row) => row.quote },
    { key: 'who', fa: fa['late.who'], en: en['late.who'], width: 28, of: whoOf },
    { key: 'weight', fa: 'وزن', en: 'Weight', width: 10, of: (row, locale) => numberCell(short(row.weight), locale) },
    {
      key: 'approved',
      fa: `${fa['line.approved']} (٪)`,
      en: `${en['line.approved']} (%)`,
      of: (row, locale) => numberCell(short(row.approved), locale),
    },
    {
      key: 'planned',
      fa: `${fa['line.planned']} (٪)`,
      en: `${en['line.planned']} (%)`,
      of: (row, locale) => numberCell(short(row.planned), locale),
    },
    { key: 'finish', fa: 'پایان برنامه', en: 'Planned finish', of: (row, locale) => dayCell(row.finish, locale) },
    {
      key: 'forecast',
      fa: 'پیش‌بینی پایان',
      en: 'Forecast finish',
      of: (row, locale) => dayCell(row.forecast.finish, locale),
    },
    {
      key: 'critical',
      fa: 'مسیر بحرانی',
      en: 'Critical path',
      of: (row, locale) => (row.critical ? { fa: 'هست', en: 'Yes' }[locale] : null),
    },
    { key: 'slack', fa: 'شناوری (روز)', en: 'Slack (days)', of: (row, locale) => numberCell(row.slack, locale) },
  ],
  rows: async (ctx, { record, ...when }, { limit, offset }) =>
    (await lateView(ctx, record, when)).late.slice(offset, offset + limit),
})
