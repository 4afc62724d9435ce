import { useQuery } from '@tanstack/react-query'
import { Btn, NumberInput, Section, Select, TextInput } from '../../../ui/index.ts'
import type { FollowUpContent, FollowUpRule } from '../following/reminders.schema.ts'
import { useMeetingWords } from './data.ts'
import { summaryQuery } from './following.data.ts'
import './following.css'

type RuleSet = FollowUpContent['sets'][number]
const whoms = ['responsible', 'secretary', 'chair', 'agenda'] as const

/** A code that none of the rules has. */
const newCode = (rules: readonly FollowUpRule[]): string => {
  for (let n = rules.length + 1; ; n += 1) if (!rules.some((rule) => rule.code === `rule_${n}`)) return `rule_${n}`
}

/** The rules of a draft, group by group: how many days before or after, to whom, in which words. */
export function EditRules({ content, onChange }: { content: FollowUpContent; onChange(next: FollowUpContent): void }) {
  const { t } = useMeetingWords()
  const put = (place: number, set: RuleSet) => onChange({ sets: content.sets.with(place, set) })
  const add = () =>
    onChange({
      sets: [{ fa: t('rules.addSet'), en: 'Group', categories: [], kinds: [], rules: [] }, ...content.sets],
    })
  return (
    <>
      {content.sets.map((set, place) => (
        <EditSet
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is known by its place while it is written
          key={place}
          set={set}
          onChange={(next) => put(place, next)}
          onRemove={content.sets.length > 1 ? () => onChange({ sets: content.sets.toSpliced(place, 1) }) : undefined}
        />
      ))}
      <p>
        <Btn small icon="plus" onClick={add}>
          {t('rules.addSet')}
        </Btn>
      </p>
    </>
  )
}

function EditSet({
  set,
  onChange,
  onRemove,
}: {
  set: RuleSet
  onChange(next: RuleSet): void
  onRemove: (() => void) | undefined
}) {
  const { t, f } = useMeetingWords()
  const { data: known } = useQuery(summaryQuery({}))
  const subjects = (known?.subjects ?? []).map((one) => ({ value: one.code, label: one[f.locale] }))
  const kinds = (known?.kinds ?? []).map((kind) => ({ value: kind.code, label: kind[f.locale] }))
  const rule = (place: number, next: Partial<FollowUpRule>) =>
    onChange({ ...set, rules: set.rules.with(place, { ...set.rules[place]!, ...next }) })
  return (
    <Section
      title={set[f.locale]}
      end={
        onRemove && (
          <Btn small tone="quiet" onClick={onRemove}>
            {t('rules.removeSet')}
          </Btn>
        )
      }
    >
      <div className="rule-line">
        <TextInput label={t('rules.setName')} value={set.fa} onChange={(fa) => onChange({ ...set, fa })} />
        <TextInput label={t('rules.setNameEn')} value={set.en} onChange={(en) => onChange({ ...set, en })} />
        <Chosen
          label={t('rules.category')}
          options={subjects}
          chosen={set.categories}
          onChange={(categories) => onChange({ ...set, categories })}
        />
        <Chosen
          label={t('rules.kind')}
          options={kinds}
          chosen={set.kinds}
          onChange={(next) => onChange({ ...set, kinds: next })}
        />
      </div>
      {set.rules.map((one, place) => (
        <div key={one.code} className="rule-line">
          <NumberInput
            label={t('rules.days')}
            hint={t('rules.daysHint')}
            value={String(one.when_days)}
            onChange={(days) => days !== null && rule(place, { when_days: Math.trunc(Number(days)) })}
            min={-365}
            max={365}
          />
          <Select
            label={t('rules.whom')}
            options={whoms.map((whom) => ({ value: whom, label: t(`whom.${whom}`) }))}
            value={one.to}
            onChange={(to) => to && rule(place, { to: to as FollowUpRule['to'] })}
          />
          <TextInput label={t('rules.textFa')} value={one.fa} onChange={(fa) => rule(place, { fa })} />
          <TextInput label={t('rules.textEn')} value={one.en} onChange={(en) => rule(place, { en })} />
          <Btn small tone="quiet" onClick={() => onChange({ ...set, rules: set.rules.toSpliced(place, 1) })}>
            {t('rules.removeRule')}
          </Btn>
        </div>
      ))}
      <p>
        <Btn
          small
          icon="plus"
          onClick={() =>
            onChange({
              ...set,
              rules: [
                ...set.rules,
                { code: newCode(set.rules), when_days: 0, to: 'responsible', fa: t('rules.onDay'), en: 'On the day' },
              ],
            })
          }
        >
          {t('rules.addRule')}
        </Btn>
      </p>
    </Section>
  )
}

/** A few of a list: chosen one by one, each taken away by its own button; none chosen means all. */
function Chosen({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  onChange(next: string[]): void
}) {
  const { t } = useMeetingWords()
  const nameOf = (code: string) => options.find((one) => one.value === code)?.label ?? code
  return (
    <div>
      <Select
        label={label}
        optional
        options={options.filter((one) => !chosen.includes(one.value))}
        value={null}
        onChange={(code) => code && onChange([...chosen, code])}
      />
      {chosen.map((code) => (
        <Btn
          key={code}
          small
          tone="quiet"
          icon="close"
          title={t('rules.removeRule')}
          onClick={() => onChange(chosen.filter((one) => one !== code))}
        >
          {nameOf(code)}
        </Btn>
      ))}
    </div>
  )
}
