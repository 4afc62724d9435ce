import { type Column, DataTable, Section } from '../../../ui/index.ts'
import type { FollowUpContent, FollowUpRule } from '../following/reminders.schema.ts'
import { useMeetingWords } from './data.ts'

/** «۷ روز پیش از مهلت». */
export function useWhen() {
  const { t, f } = useMeetingWords()
  return (days: number) =>
    days === 0 ? t('rules.onDay') : t(days < 0 ? 'rules.before' : 'rules.after', { days: f.number(Math.abs(days)) })
}

/** The following-up rules, a table a group, in the order of their days. */
export function ReadRules({ content }: { content: FollowUpContent }) {
  const { t, f } = useMeetingWords()
  const when = useWhen()
  const columns: Column<FollowUpRule>[] = [
    { key: 'when', head: t('rules.when'), width: '12rem', fold: 'title', cell: (rule) => when(rule.when_days) },
    { key: 'whom', head: t('rules.whom'), width: '9rem', labelled: true, cell: (rule) => t(`whom.${rule.to}`) },
    { key: 'words', head: t('rules.words'), cell: (rule) => f.digits(rule[f.locale]) },
  ]
  return (
    <>
      {content.sets.map((set) => (
        <Section
          key={set.en}
          title={set[f.locale]}
          note={
            [
              set.categories.length > 0 && t('rules.forCategories', { names: set.categories.join('، ') }),
              set.kinds.length > 0 && t('rules.forKinds', { names: set.kinds.join('، ') }),
            ]
              .filter(Boolean)
              .join(' ') || t('rules.forAll')
          }
        >
          <DataTable
            name={set[f.locale]}
            columns={columns}
            rows={set.rules.toSorted((one, other) => one.when_days - other.when_days)}
            rowKey={(rule) => rule.code}
          />
        </Section>
      ))}
    </>
  )
}
