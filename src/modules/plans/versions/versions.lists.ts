import { toPersianDigits } from '../../../kernel/fa/index.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { dayCell, numberCell } from '../../../kernel/lists/columns.ts'
import { type Locale, sheetList } from '../../../kernel/lists/list.ts'
import { sourceName, typeName } from '../plans.catalogue.ts'
import { en } from '../plans.en.ts'
import { fa } from '../plans.fa.ts'
import type { ActivityChange, FieldChange, FieldName } from './versions.rules.ts'
import { VersionsQuery } from './versions.schema.ts'
import { versionsView } from './versions.view.ts'

const query = VersionsQuery.extend({ year: Id })
const words: Record<Locale, Readonly<Record<string, string>>> = { fa, en }
const comma = { fa: '، ', en: ', ' }

interface ChangeRow extends Omit<ActivityChange, 'fields'> {
  from: number
  to: number
  /** Null: the activity moved among the others, and nothing of it changed. */
  change: FieldChange | null
}

const digits = (text: string, locale: Locale) => (locale === 'fa' ? toPersianDigits(text) : text)
/** A sentence of several parts, written `a:b:c|a:b:c`. */
const parts = (value: string, locale: Locale, one: (parts: readonly string[]) => string) =>
  value
    .split('|')
    .map((part) => one(part.split(':')))
    .join(comma[locale])
const filled = (text: string, values: Record<string, string>) =>
  text.replaceAll(/\{(\w+)\}/g, (_, key) => values[key] ?? '')

/** A stored value as the page writes it. */
function valueCell(field: FieldName, value: string | null, locale: Locale): string | null {
  if (value === null) return null
  const word = words[locale]
  switch (field) {
    case 'weight':
    case 'target':
      return numberCell(value, locale)
    case 'start':
    case 'finish':
      return dayCell(value, locale)
    case 'code':
      return digits(value, locale)
    case 'type':
      return typeName(value, locale)
    case 'measure':
      return word[`draft.measure${value[0]!.toUpperCase()}${value.slice(1)}`] ?? value
    case 'progress':
      return word[`versions.progress.${value}`] ?? word['versions.progress.counted']!
    case 'shares':
      return parts(value, locale, ([source, cash, inKind]) =>
        [
          filled(word['versions.share']!, { source: sourceName(source!, locale), amount: digits(cash!, locale) }),
          ...(inKind === '0' ? [] : [filled(word['versions.inKind']!, { amount: digits(inKind!, locale) })]),
        ].join(' + '),
      )
    case 'after':
      return parts(value, locale, ([code]) => digits(code!, locale))
    default:
      return value
  }
}

/** What changed between two versions of a plan year, a row a field. Out only: a version is drawn up and frozen on its page. */
export const versionChangeList = sheetList<ChangeRow, typeof query>({
  name: 'versionchanges',
  fa: 'تغییر نسخه‌های برنامه',
  en: 'Changes of plan versions',
  permission: 'signedIn',
  query,
  columns: [
    { key: 'from', fa: 'از نسخه', en: 'From version', of: (row, locale) => numberCell(row.from, locale) },
    { key: 'to', fa: 'تا نسخه', en: 'To version', of: (row, locale) => numberCell(row.to, locale) },
    { key: 'code', fa: 'ردیف', en: 'Code', width: 8, of: (row, locale) => digits(row.code, locale) },
    { key: 'title', fa: 'فعالیت', en: 'Activity', width: 56, of: (row) => row.title },
    { key: 'what', fa: 'تغییر', en: 'Change', of: (row, locale) => words[locale][`versions.${row.what}`] },
    {
      key: 'field',
      fa: 'چه چیز',
      en: 'Field',
      of: (row, locale) => row.change && words[locale][`versions.field.${row.change.field}`],
    },
    {
      key: 'before',
      fa: 'پیش از آن',
      en: 'Before',
      width: 40,
      of: ({ change }, locale) => change && valueCell(change.field, change.before, locale),
    },
    {
      key: 'after',
      fa: 'پس از آن',
      en: 'After',
      width: 40,
      of: ({ change }, locale) => change && valueCell(change.field, change.after, locale),
    },
  ],
  rows: async (ctx, { year, ...asked }, { limit, offset }) => {
    const { changes } = await versionsView(ctx, year, asked)
    if (!changes) return []
    const { from, to } = changes
    return changes.activities
      .flatMap(({ fields, ...activity }): ChangeRow[] => {
        const row = { ...activity, from, to }
        return fields.length === 0 ? [{ ...row, change: null }] : fields.map((change) => ({ ...row, change }))
      })
      .slice(offset, offset + limit)
  },
})
