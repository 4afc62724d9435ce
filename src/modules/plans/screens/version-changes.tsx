import { Tag, type TagTone } from '../../../ui/index.ts'
import { shortDecimal } from '../../commitments/screens/index.ts'
import type { FieldName } from '../versions/versions.rules.ts'
import type { VersionsView } from '../versions/versions.schema.ts'
import { useFundingNames, useTypeNames } from './activity-types.ts'
import { usePlanWords } from './words.ts'

type Changes = NonNullable<VersionsView['changes']>
type Activity = Changes['activities'][number]
const tones: Record<Activity['what'], TagTone> = { added: 'ok', removed: 'off', changed: 'info', moved: 'plain' }

/** Activity by activity what came, went and changed, field by field with the old and the new value. */
export function VersionChanges({ changes, reason }: { changes: Changes; reason: string | null }) {
  const { t, f } = usePlanWords()
  const count = (...what: Activity['what'][]) => changes.activities.filter((one) => what.includes(one.what)).length
  const { before, after } = changes.weight
  return (
    <>
      {reason && <p>{t('versions.reason', { reason })}</p>}
      <p className="muted">
        {changes.activities.length === 0
          ? t('versions.nothing')
          : t('versions.summary', {
              added: count('added'),
              removed: count('removed'),
              changed: count('changed', 'moved'),
              same: changes.same,
            })}{' '}
        {before !== after &&
          t('versions.weights', {
            before: f.number(shortDecimal(before, 6)),
            after: f.number(shortDecimal(after, 6)),
          })}
      </p>
      {changes.activities.length > 0 && (
        <ul className="versions">
          {changes.activities.map((activity) => (
            <li key={activity.itemId}>
              <ActivityChange activity={activity} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ActivityChange({ activity }: { activity: Activity }) {
  const { t, f, codeText } = usePlanWords()
  const show = useFieldText()
  // code and title of what came or went stand in its heading
  const fields =
    activity.what === 'changed'
      ? activity.fields
      : activity.fields.filter(({ field }) => field !== 'code' && field !== 'title')
  return (
    <>
      <h3>
        <span className="dim">{codeText(activity.code)}</span> {activity.title}{' '}
        <Tag tone={tones[activity.what]}>{t(`versions.${activity.what}`)}</Tag>
      </h3>
      {fields.length > 0 && (
        <dl className="kv version-fields">
          {fields.map(({ field, before, after }) => (
            <div key={field} className="kv-row">
              <dt>{t(`versions.field.${field}`)}</dt>
              <dd>
                {activity.what !== 'added' &&
                  (before === null ? (
                    <span className="dim">{t('versions.empty')}</span>
                  ) : (
                    <del>{show(field, before)}</del>
                  ))}
                {activity.what === 'changed' && (f.locale === 'fa' ? ' ← ' : ' → ')}
                {activity.what !== 'removed' &&
                  (after === null ? (
                    <span className="dim">{t('versions.emptyNow')}</span>
                  ) : (
                    <ins>{show(field, after)}</ins>
                  ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** A stored value written for people, by its field. */
function useFieldText() {
  const { t, f, codeText } = usePlanWords()
  const { nameOf } = useTypeNames()
  const sourceName = useFundingNames()
  const listOf = (value: string, one: (parts: string[]) => string) =>
    value
      .split('|')
      .map((part) => one(part.split(':')))
      .join(f.locale === 'fa' ? '، ' : ', ')
  return (field: FieldName, value: string): string => {
    switch (field) {
      case 'weight':
      case 'target':
        return f.number(shortDecimal(value, 6))
      case 'start':
      case 'finish':
        return f.date(value, 'dayYear')
      case 'code':
        return codeText(value)
      case 'type':
        return nameOf(value) ?? value
      case 'measure':
        return t.maybe(`draft.measure${value[0]?.toUpperCase()}${value.slice(1)}`) ?? value
      case 'progress':
        return t.maybe(`versions.progress.${value}`) ?? t('versions.progress.counted')
      case 'shares':
        return listOf(value, ([source, cash, inKind]) =>
          [
            t('versions.share', { source: sourceName(source!), amount: f.amount(cash!) }),
            ...(inKind === '0' ? [] : [t('versions.inKind', { amount: f.amount(inKind!) })]),
          ].join(' + '),
        )
      case 'after':
        return listOf(value, ([code]) => codeText(code!))
      default:
        return value
    }
  }
}
