import { useAddress } from '../../../ui/address.ts'
import { Link, Note, useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../clusters.fa.ts'
import type { ProvinceFront } from '../front.schema.ts'
import { keepingDay, paths } from './paths.ts'

/** Bodies with their last session, and the province's units by state. */
export function ProvinceMargin({ front }: { front: ProvinceFront }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { query } = useAddress()
  const { bodies, units } = front
  return (
    <>
      <Note title={t('province.bodies')}>
        {bodies.length === 0 ? (
          <p className="dim">{t('province.bodiesNone')}</p>
        ) : (
          <ul className="list">
            {bodies.map((body) => {
              const heldOn = body.lastSession?.number === body.lastNumber ? body.lastSession.heldOn : null
              return (
                <li key={body.id}>
                  <Link href={keepingDay(paths.body(body.id), query)}>{body.title}</Link>
                  <br />
                  <span className="dim small">
                    {body.lastNumber === 0
                      ? t('council.noSession')
                      : heldOn
                        ? t('council.lastOn', { number: String(body.lastNumber), day: f.date(heldOn) })
                        : t('council.last', { number: String(body.lastNumber) })}
                  </span>
                </li>
              )
            })}
          </ul>
        )}
      </Note>
      <Note
        title={t('province.units')}
        end={
          units && (
            <Link className="small" href={keepingDay(`/directory?show=units&province=${front.province.code}`, query)}>
              {t('province.unitsTotal', { count: units.total })}
            </Link>
          )
        }
      >
        {units ? (
          <dl className="kv">
            {units.byState.map(({ state, count }) => [
              <dt key={`${state} name`}>{t(`unit.${state}` as 'unit.active')}</dt>,
              <dd key={state}>
                {count === 0 ? (
                  f.number(0)
                ) : (
                  <Link
                    className="fig"
                    href={keepingDay(`/directory?show=units&province=${front.province.code}&state=${state}`, query)}
                  >
                    {f.number(count)}
                  </Link>
                )}
              </dd>,
            ])}
          </dl>
        ) : (
          <p className="dim">{t('province.unitsNone')}</p>
        )}
      </Note>
    </>
  )
}
