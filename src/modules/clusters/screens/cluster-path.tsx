import { Btn, Empty, GatePath, IconBtn, Refusal, Section, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ClusterView, PathStep } from '../clusters.schema.ts'
import { Marks } from './marks.tsx'

/** The way through the by-law, what keeps the next gate closed, and what was taken over with its papers. */
export function ClusterPath({
  cluster,
  whyNot,
  onTakeOver,
  onWithdraw,
}: {
  cluster: ClusterView
  whyNot: string | undefined
  onTakeOver(): void
  onWithdraw(step: PathStep): void
}) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { locale } = useLooks()
  const main = cluster.path.filter((step) => step.parent === null && step.code !== 'stopped')
  const yearNow = cluster.path.find((step) => step.parent !== null && step.state === 'now')
  const linesOf = (step: PathStep) => {
    if (step.state === 'locked') return [step.decidingBody[locale]]
    const shown = step.code === yearNow?.parent && !step.entered ? yearNow : step
    return [
      step.code === yearNow?.parent ? yearNow[locale] : step.decidingBody[locale],
      shown.since ? f.date(shown.since, 'month') : t(shown.entered ? 'sinceUnknown' : 'path.notEntered'),
    ]
  }
  const entered = cluster.path.filter((step) => step.entered)
  return (
    <Section
      title={t('path.title')}
      note={t('path.note')}
      end={
        !whyNot && (
          <Btn tone="quiet" small onClick={onTakeOver}>
            {t('path.takeOver')}
          </Btn>
        )
      }
    >
      <GatePath
        gates={main.map((step) => ({
          id: step.code,
          name: step[locale],
          state: step.state,
          lines: linesOf(step),
          ...(step.state === 'now' ? { at: 50 } : {}),
        }))}
      />
      <Closed cluster={cluster} />
      {entered.length > 0 && (
        <ul className="list stage-papers">
          {entered.map((step) => (
            <li key={step.code} className="row between">
              <span>
                <b className="strong">{step[locale]}</b>{' '}
                <span className="dim small">
                  {step.since
                    ? t('since', { day: f.date(step.since, 'dayYear') })
                    : step.enteredAt && t('path.entered', { day: f.date(step.enteredAt, 'dayYear') })}
                </span>
                <Marks marks={marksOf(step)} />
              </span>
              {!whyNot && step.code !== 'identified' && step.takenOver && (
                <IconBtn
                  icon="close"
                  label={t('do.withdraw', { stage: step[locale] })}
                  onClick={() => onWithdraw(step)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The marks of a step, and its paper where none of them names it. */
function marksOf(step: PathStep) {
  const { marks, source } = step
  const named = source === null || marks.some((mark) => mark.source === source && mark.mark === 'document')
  return named ? marks : [...marks, { mark: 'document' as const, source: source! }]
}

/** The lock sentence of the next gate with its clause; that gates are not opened here yet is said too. */
function Closed({ cluster }: { cluster: ClusterView }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const { next, edition } = cluster
  if (cluster.stage?.code === 'stopped') return <Refusal title={t('path.stopped')} />
  if (!next) return cluster.stage?.code === 'handed_over' ? <Empty title={t('path.end')} /> : null
  return (
    <Refusal
      title={t('path.closed', { stage: next[locale] })}
      clause={
        <>
          {t('path.clause', {
            bylaw: edition.title[locale],
            edition: edition[locale],
            clause: next.clause.label[locale],
            text: next.clause.text[locale],
          })}
          {edition.example && <Marks marks={[{ mark: 'example', source: '' }]} />}
        </>
      }
      missing={next.blocks.map((block) => (
        <span key={block.en}>
          {block[locale]} <span className="dim small">{block.clause.label[locale]}</span>
        </span>
      ))}
      way={<p className="dim small">{t('path.notHere')}</p>}
    />
  )
}
