import { useAddress, useAsOf } from '../../../ui/address.ts'
import { Answer, Cols, DayLine, ExampleMark, Hashieh, Link, Matn, Note, Section } from '../../../ui/index.ts'
import type { ProgressView } from '../../commitments/screens/index.ts'
import {
  claimHref,
  LateSection,
  MoneySection,
  MovedOf,
  ReceiptsPanel,
  useProgress,
  useValues,
} from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { ActivityTable } from './activity-table.tsx'
import { useTypeNames } from './activity-types.ts'
import { receiptsHref } from './addresses.ts'
import { usePlanYear } from './data.ts'
import { PlanDrawings } from './plan-drawings.tsx'
import { PlanEmpty } from './plan-empty.tsx'
import { PlanHead } from './plan-head.tsx'
import { useCauses } from './turn/causes.ts'
import { ResultsSection } from './turn/results-section.tsx'
import { usePlanWords } from './words.ts'
import { activityRows } from './year.rules.ts'
import './plans.css'

/** One year of an action plan: state in a sentence, activities, Gantt, curve, and in the margin why each figure is what it is. */
export function PlanPage({ id: planYearId }: { id: string }) {
  const year = usePlanYear(planYearId)
  const progress = useProgress(planYearId)
  return (
    <Answer of={year}>
      {(view) => <Answer of={progress}>{(tree) => <PlanYear view={view} tree={tree} />}</Answer>}
    </Answer>
  )
}

const LINES = ['claimed', 'verified', 'approved', 'noted'] as const
type Line = (typeof LINES)[number]

function PlanYear({ view, tree }: { view: PlanYearView; tree: ProgressView }) {
  const { t } = usePlanWords()
  const { percent } = useValues()
  const { query, change } = useAddress()
  const { isPast, asOf } = useAsOf()
  const moved = query.get('moved') === '1' && asOf !== undefined
  const rows = activityRows(view, tree.items)
  const asked = query.get('why')
  const line: Line | null = asked === 'none' ? null : (LINES.find((one) => one === asked) ?? 'approved')
  const leafId = query.get('item')
  const open = (itemId: string | null) =>
    change({ item: itemId === leafId ? null : itemId, why: itemId && line === null ? 'approved' : asked })
  const frozen = tree.version !== null
  const example = view.marks.some((mark) => mark.mark === 'example' && !mark.field.startsWith('item:'))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the open receipt from anywhere on the page
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape' && leafId && !event.defaultPrevented) open(null)
      }}
    >
      <PlanHead view={view} tree={tree} onWhy={(next) => change({ why: next })} />
      <DayLine {...(frozen ? { onWhy: () => change({ moved: moved ? null : '1' }), isWhyOpen: moved } : {})} />
      <Cols open={frozen && line !== null} wide={!frozen}>
        <Matn>
          {moved && frozen && (
            <Section title={t('moved.title')}>
              <MovedOf recordId={view.id} hrefOf={(dates) => receiptsHref(view.id, dates)} />
            </Section>
          )}
          {frozen && rows.length > 0 ? (
            <>
              {tree.closed ? (
                <ResultsSection view={view} rows={rows} onOpen={open} />
              ) : (
                <LateSection
                  recordId={view.id}
                  forecast={tree.forecast}
                  executorOf={(itemId) => rows.find((row) => row.item.itemId === itemId)?.executor ?? null}
                  openId={leafId}
                  onOpen={open}
                />
              )}
              <ActivityTable view={view} tree={tree} rows={rows} openId={leafId} onOpen={open} />
              <PlanDrawings view={view} tree={tree} rows={rows} onOpen={open} />
              <MoneySection
                recordId={view.id}
                items={rows
                  .filter((row) => row.item.isLeaf)
                  .map((row) => ({ itemId: row.item.itemId, title: row.item.title, source: null }))}
                mark={example ? <ExampleMark /> : undefined}
              />
            </>
          ) : (
            <PlanEmpty view={view} />
          )}
        </Matn>
        {frozen && (
          <Hashieh>
            {line === null ? (
              <Note title={t('why.title')}>
                <button type="button" className="btn quiet" onClick={() => change({ why: 'approved' })}>
                  {t('why.open', { figure: percent(tree.whole.approved) })}
                </button>
              </Note>
            ) : (
              <ReceiptsPanel
                recordId={view.id}
                line={line}
                leafId={leafId}
                onLeaf={open}
                onClose={() => change({ why: 'none', item: null })}
                leafEnd={(itemId) => (
                  <LeafEnd
                    row={rows.find((row) => row.item.itemId === itemId)}
                    carried={view.carriedIn.find((one) => one.itemId === itemId)}
                    href={tree.may.claim === true && !isPast ? claimHref(view.id, [itemId]) : undefined}
                  />
                )}
              />
            )}
          </Hashieh>
        )}
      </Cols>
    </div>
  )
}

/** Who does it and with what result expected, and the way to claim its progress. */
function LeafEnd({
  row,
  carried,
  href,
}: {
  row: ReturnType<typeof activityRows>[number] | undefined
  carried: PlanYearView['carriedIn'][number] | undefined
  href?: string
}) {
  const { t, f, codeText, yearName } = usePlanWords()
  const { causeName } = useCauses()
  const { nameOf } = useTypeNames()
  if (!row) return null
  const { item } = row
  const facts: Array<[string, string | null]> = [
    [t('field.executor'), row.executor ?? item.owner?.name ?? null],
    [t('field.partner'), row.partner],
    [t('field.network'), row.network],
    [t('field.type'), nameOf(row.type)],
    [t('field.expectedResult'), row.expectedResult],
    [t('field.evidence'), row.evidence],
    [t('field.result'), row.result],
    [
      t('field.carriedFrom'),
      carried
        ? `${t('carried.from', { code: codeText(carried.other.code), year: yearName(carried.other.n) })}${f.locale === 'fa' ? '؛ ' : '; '}${t('carried.because', { cause: causeName(carried.cause) })}`
        : null,
    ],
    [t('field.target'), item.target && `${f.number(item.target)} ${item.unit ?? ''}`],
    [
      t('field.span'),
      item.finish && `${item.start ? `${f.date(item.start)} ${t('field.to')} ` : ''}${f.date(item.finish)}`,
    ],
  ]
  return (
    <>
      <dl className="kv leaf-facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className="kv-row">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {href && item.closed === null && (
        <p className="small receipt-end">
          <Link href={href}>{t('act.claimThis')}</Link>
        </p>
      )}
    </>
  )
}
