import {
  Btn,
  Empty,
  ExcelButton,
  GatePath,
  Menu,
  Refusal,
  Section,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
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
  const bodyOf = (step: PathStep) => t.maybe(`body.${step.decidingBody.code}`) ?? step.decidingBody[locale]
  const linesOf = (step: PathStep) => {
    if (step.state === 'locked') return [bodyOf(step)]
    const shown = step.code === yearNow?.parent && !step.entered ? yearNow : step
    return [
      step.code === yearNow?.parent ? yearNow[locale] : bodyOf(step),
      shown.since ? f.date(shown.since, 'month') : t(shown.entered ? 'sinceUnknown' : 'path.notEntered'),
    ]
  }
  const entered = cluster.path.filter((step) => step.entered)
  const mistakable = entered.filter((step) => step.code !== 'identified' && step.takenOver)
  return (
    <Section
      title={t('path.title')}
      note={t('path.note')}
      end={
        <>
          {entered.length > 0 && (
            <ExcelButton list="clusterstages" query={{ cluster: cluster.id }} takes={cluster.may.takeOverStage} />
          )}
          {!whyNot && (
            <Menu
              items={[
                { label: t('path.takeOver'), onChoose: onTakeOver },
                ...mistakable.map((step, place) => ({
                  label: t('do.withdraw', { stage: step[locale] }),
                  onChoose: () => onWithdraw(step),
                  apart: place === 0,
                })),
              ]}
            >
              <Btn tone="quiet" small icon="down">
                {t('path.change')}
              </Btn>
            </Menu>
          )}
        </>
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
            <li key={step.code}>
              <span>
                <b className="strong">{step[locale]}</b>{' '}
                <span className="dim small">
                  {step.since
                    ? t('since', { day: f.date(step.since, 'dayYear') })
                    : step.enteredAt && t('path.entered', { day: f.date(step.enteredAt, 'dayYear') })}
                </span>
                <Marks marks={marksOf(step)} />
              </span>
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

/** In one line what keeps the next gate closed; its file follows below. */
function Closed({ cluster }: { cluster: ClusterView }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  const { next, edition } = cluster
  if (cluster.stage?.code === 'stopped')
    return (
      <Refusal
        title={cluster.stoppedFor ? t('gate.stopped', { cause: cluster.stoppedFor }) : t('path.stopped')}
        clause={cluster.stoppedFor ? t('path.stopped') : undefined}
      />
    )
  if (!next) return cluster.stage?.code === 'handed_over' ? <Empty title={t('path.end')} /> : null
  if (next.closedBy === 0) return null
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
    />
  )
}
