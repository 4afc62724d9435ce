import { useState } from 'react'
import { ExampleMark, Gantt, SCurve, Section, Segments } from '../../../ui/index.ts'
import type { ProgressView } from '../../commitments/screens/index.ts'
import { inkOf, useWhy } from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { usePlanWords } from './words.ts'
import { type ActivityRow, drawnSpan, forecastLine, lineOf, notedSteps, silences } from './year.rules.ts'

const UNITS = ['season', 'month', 'week'] as const

/** Gantt and S-curve of the year. */
export function PlanDrawings({
  view,
  tree,
  rows,
  onOpen,
}: {
  view: PlanYearView
  tree: ProgressView
  rows: readonly ActivityRow[]
  onOpen(itemId: string): void
}) {
  const { t, f } = usePlanWords()
  const whyOf = useWhy()
  const [unit, setUnit] = useState<(typeof UNITS)[number]>('month')
  const { from, to } = drawnSpan(view.year, tree.items)
  const dated = rows.filter(({ item }) => item.finish !== null)
  const noted = notedSteps(tree.notings).map((point) => ({ ...point, label: f.date(point.at) }))
  const forecast = forecastLine(tree, to)
  const example = view.marks.some((mark) => mark.mark === 'example' && !mark.field.startsWith('item:')) ? (
    <ExampleMark />
  ) : undefined
  const { finish, why } = tree.forecast
  return (
    <>
      {dated.length > 0 && (
        <Section
          title={t('gantt.title')}
          mark={example}
          note={t('gantt.note', { from: f.date(from, 'month'), to: f.date(to, 'month') })}
          end={
            <Segments
              label={t('gantt.scale')}
              options={UNITS.map((value) => ({ value, label: t(`gantt.${value}`) }))}
              value={unit}
              onChange={setUnit}
            />
          }
        >
          <Gantt
            name={t('gantt.name')}
            unit={unit}
            rows={dated.map(({ item }) => ({
              ...inkOf(item.lines),
              noted: null,
              id: item.itemId,
              name: item.title,
              start: item.start ?? item.finish!,
              end: item.finish!,
              critical: item.critical,
              after: tree.precedence.filter((one) => one.to === item.itemId).map((one) => one.from),
            }))}
            from={from}
            to={to}
            asOf={tree.asOf}
            onOpen={onOpen}
          />
        </Section>
      )}
      <Section title={t('curve.title')} note={t('curve.note')} mark={example}>
        <SCurve
          name={t('curve.name')}
          from={from}
          to={to}
          asOf={tree.asOf}
          planned={lineOf(tree.curve, 'planned')}
          claimed={lineOf(tree.curve, 'claimed', view.year.silentUntil)}
          verified={lineOf(tree.curve, 'verified', view.year.silentUntil)}
          approved={lineOf(tree.curve, 'approved', view.year.silentUntil)}
          unknown={silences([view.year])}
          noted={noted.length > 0 ? noted : undefined}
          forecast={forecast.length > 0 ? forecast : undefined}
        />
        <p className="small muted curve-say">
          {noted.length > 0 && t('curve.lapis')}{' '}
          {tree.closed
            ? null
            : finish
              ? finish > tree.asOf && t.rich('curve.forecast', { date: <b>{f.date(finish, 'month')}</b> })
              : whyOf(`commitments.${why}`)}
        </p>
      </Section>
    </>
  )
}
