import { Btn } from '../../../ui/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import type { Cell } from './draft.rules.ts'
import type { Draft } from './use-draft.ts'
import { usePlanWords } from './words.ts'

const NAMES = {
  code: 'column.code',
  title: 'column.title',
  strategyId: 'column.strategy',
  weight: 'column.weight',
  start: 'column.start',
  finish: 'column.finish',
  measure: 'column.measure',
  target: 'field.target',
  unit: 'field.unit',
  executor: 'field.executor',
  after: 'column.after',
  type: 'field.type',
  partner: 'field.partner',
  expectedResult: 'field.expectedResult',
  network: 'field.network',
  evidence: 'field.evidence',
  shares: 'field.budget',
} as const satisfies Record<Cell, string>

/** What somebody else changed while this page was open, and where both changed the same cell. */
export function MergeNotice({ view, draft }: { view: PlanYearView; draft: Draft }) {
  const { t, f } = usePlanWords()
  const { merged } = draft
  if (!merged) return null
  const value = (cell: Cell, text: string) =>
    (cell === 'strategyId' ? view.strategies.find((one) => one.id === text)?.title : text) || t('merge.empty')
  const joint = f.locale === 'fa' ? '، ' : ', '
  return (
    <section className="merge" role="alert" aria-label={t('merge.title')}>
      <h2>{t('merge.title')}</h2>
      <p>{t('merge.text')}</p>
      <ul>
        {merged.changes.map((change) => (
          <li key={`${change.kind} ${change.key}`}>
            {t(`merge.${change.kind}`, {
              code: f.digits(change.code),
              title: change.title,
              cells: change.cells
                .map(({ cell, before, after }) =>
                  t('merge.cell', { column: t(NAMES[cell]), before: value(cell, before), after: value(cell, after) }),
                )
                .join(joint),
            })}
          </li>
        ))}
      </ul>
      {merged.clashes.length > 0 && (
        <>
          <h2>{t('merge.clashes')}</h2>
          <ul>
            {merged.clashes.map((clash) => (
              <li key={`${clash.key} ${clash.cell}`} className="row between">
                <span>
                  {t('merge.clash', {
                    column: t(NAMES[clash.cell]),
                    code: f.digits(clash.code),
                    mine: value(clash.cell, clash.mine),
                    theirs: value(clash.cell, clash.theirs),
                  })}
                </span>
                <Btn small onClick={() => draft.put(clash.key, clash.take)}>
                  {t('merge.take')}
                </Btn>
              </li>
            ))}
          </ul>
        </>
      )}
      <Btn small onClick={draft.seen}>
        {t('merge.done')}
      </Btn>
    </section>
  )
}
