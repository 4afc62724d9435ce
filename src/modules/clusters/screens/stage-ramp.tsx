import { useAddress } from '../../../ui/address.ts'
import { Link, useFormat, useLooks } from '../../../ui/index.ts'
import type { StageCount } from '../clusters.schema.ts'
import { keepingDay } from './paths.ts'

/** Colour of a stage on the one ramp from pale to lapis; a stop is no place on the way. */
export const stageColour = (place: number, code: string): string =>
  code === 'stopped' ? 'var(--c-rule-strong)' : `var(--c-gate-${place + 1})`

/** How many clusters stand at each stage: one bar and its key, whose entries lead to their list. */
export function StageRamp({
  name,
  byStage,
  hrefOf,
  current,
}: {
  name: string
  byStage: readonly StageCount[]
  hrefOf(code: string): string
  current?: string | undefined
}) {
  const f = useFormat()
  const { locale } = useLooks()
  const { query } = useAddress()
  const shown = byStage
    .filter((stage) => stage.parent === null)
    .map((stage, place) => ({ ...stage, colour: stageColour(place, stage.code) }))
    .filter((stage) => stage.code !== 'stopped' || stage.count > 0)
  const said = shown.map((stage) => `${stage[locale]} ${f.number(stage.count)}`).join(locale === 'fa' ? '، ' : ', ')
  return (
    <>
      <div className="phasebar" role="img" aria-label={`${name}: ${said}`}>
        {shown
          .filter((stage) => stage.count > 0)
          .map((stage) => (
            <span key={stage.code} style={{ flex: stage.count, background: stage.colour }} title={stage[locale]} />
          ))}
      </div>
      <ul className="phasekey">
        {shown.map((stage) => (
          <li key={stage.code}>
            <span className="sw2" style={{ background: stage.colour }} />
            {stage.count > 0 ? (
              <Link
                href={keepingDay(hrefOf(stage.code), query)}
                aria-current={stage.code === current ? 'true' : undefined}
                className={stage.code === current ? 'strong' : undefined}
              >
                {stage[locale]}
              </Link>
            ) : (
              <span className="dim">{stage[locale]}</span>
            )}{' '}
            <b>{f.number(stage.count)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}
