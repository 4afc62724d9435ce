import { Figure, Link, Section } from '../../../../ui/index.ts'
import { useValues } from '../../../commitments/screens/index.ts'
import type { PackView } from '../../pack/pack.schema.ts'
import { draftHref, packHref, yearHref } from '../addresses.ts'
import { usePlanWords } from '../words.ts'

/** What the approved claims say; each opens its receipt. */
export function PackResults({ pack }: { pack: PackView }) {
  const { t, f } = usePlanWords()
  return (
    <Section title={t('pack.results')}>
      {pack.results.length === 0 ? (
        <p className="dim">{t('pack.resultsNone')}</p>
      ) : (
        <ul className="list">
          {pack.results.map((one) => (
            <li key={one.itemId}>
              <Link href={`${packHref(pack.planYearId)}?${new URLSearchParams({ why: 'approved', item: one.itemId })}`}>
                {one.title}
              </Link>
              <p>{one.text}</p>
            </li>
          ))}
          {pack.resultsLeft > 0 && (
            <li className="dim">{t('pack.resultsLeft', { count: f.number(pack.resultsLeft) })}</li>
          )}
        </ul>
      )}
    </Section>
  )
}

/** The year after it. */
export function PackNext({ pack: { next } }: { pack: PackView }) {
  const { t, f, yearName } = usePlanWords()
  const { weight } = useValues()
  return (
    <Section
      title={t('pack.next')}
      note={next && !next.frozen ? t('pack.nextDraft') : undefined}
      end={
        next && (
          <Link href={next.frozen ? yearHref(next.id) : draftHref(next.id)}>
            {t('year.title', { year: yearName(next.n) })}
          </Link>
        )
      }
    >
      {!next || next.activities.length === 0 ? (
        <p className="dim">{t('pack.nextNone')}</p>
      ) : (
        <ul className="list">
          {next.activities.map((one) => (
            <li key={one.title}>
              {one.title} <span className="dim nowrap">({t('pack.nextWeight', { weight: weight(one.weight) })})</span>
            </li>
          ))}
          {next.left > 0 && <li className="dim">{t('pack.nextLeft', { count: f.number(next.left) })}</li>}
        </ul>
      )}
    </Section>
  )
}

/** What became of the council's resolutions: three counts, each opening those it counts. */
export function PackResolutions({ pack: { resolutions } }: { pack: PackView }) {
  const { t, f } = usePlanWords()
  if (!resolutions) return null
  return (
    <Section title={t('pack.resolutions')}>
      <dl className="pack-figures">
        {(['done', 'inProgress', 'notDone'] as const).map((way) => (
          <div key={way}>
            <dt>{t(`pack.resolutions.${way}`)}</dt>
            <dd>
              {resolutions[way].length === 0 ? (
                f.number(0)
              ) : (
                <Figure
                  receipt={
                    <ul className="list">
                      {resolutions[way].map((one) => (
                        <li key={one.id}>
                          <Link href={`/resolutions/${one.id}`}>{one.title}</Link>
                        </li>
                      ))}
                    </ul>
                  }
                >
                  {f.number(resolutions[way].length)}
                </Figure>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** What is asked of the council; nothing where nothing waits. */
export function PackDecisions({ pack }: { pack: PackView }) {
  const { t, f, yearName } = usePlanWords()
  if (pack.decisions.length === 0) return null
  return (
    <Section title={t('pack.decisions')}>
      <ul className="list">
        {pack.decisions.map((one) => (
          <li key={`${one.what}${one.title}`}>
            {one.what === 'item'
              ? one.title
              : t(`pack.decision.${one.what}`, {
                  count: f.number(one.count),
                  year: one.what === 'freeze' ? yearName(one.count) : '',
                })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
