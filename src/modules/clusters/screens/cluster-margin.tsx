import { useQuery } from '@tanstack/react-query'
import { useAddress } from '../../../ui/address.ts'
import {
  Btn,
  ExcelButton,
  Link,
  Menu,
  Note,
  type Seat,
  Seats,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import { RecordLetters } from '../../letters/screens/index.ts'
import type { Body } from '../../meetings/bodies/bodies.schema.ts'
import type { fa } from '../clusters.fa.ts'
import type { BodyOfPlace, ClusterView, PersonOfCluster } from '../clusters.schema.ts'
import { Marks } from './marks.tsx'
import { keepingDay, paths } from './paths.ts'
import { bodyQuery } from './queries.ts'

const team = ['agent', 'agentAssistant', 'secretary', 'supervisor', 'expert', 'executingAgency', 'custodian'] as const

/** Who works for the cluster, its council, what helps it, and its particulars. */
export function ClusterMargin({
  cluster,
  onAssign,
  onEnd,
}: {
  cluster: ClusterView
  onAssign(): void
  onEnd(person: PersonOfCluster): void
}) {
  const t = useWords<typeof fa>('clusters')
  const { people } = cluster
  const mayAssign = cluster.may.assign === true
  return (
    <>
      {people && (
        <Note
          title={t('people.title')}
          end={
            <>
              <ExcelButton list="clusterpeople" query={{ cluster: cluster.id }} takes={mayAssign} />
              {mayAssign && (
                <Menu
                  items={[
                    { label: t('do.assign'), onChoose: onAssign },
                    ...people
                      .filter((one) => one.now)
                      .map((one, place) => ({
                        label: t('do.end', { name: (one.person ?? one.organisation)?.name }),
                        note: t(`parts.${one.part}`),
                        onChoose: () => onEnd(one),
                        apart: place === 0,
                      })),
                  ]}
                >
                  <Btn tone="quiet" small icon="down">
                    {t('people.change')}
                  </Btn>
                </Menu>
              )}
            </>
          }
        >
          <Team people={people} />
        </Note>
      )}
      {!people && (cluster.custodian || cluster.executingAgency) && (
        <Note title={t('people.title')}>
          <dl className="kv">
            {(['executingAgency', 'custodian'] as const).map((part) => {
              const holder = cluster[part]
              return holder ? <Pair key={part} name={t(`parts.${part}`)} value={holder.name} /> : null
            })}
          </dl>
        </Note>
      )}
      {(people || cluster.council) && (
        <Note title={t('council.title')} end={cluster.council && <SessionLink body={cluster.council} />}>
          {cluster.council ? (
            <Council id={cluster.council.id} />
          ) : (
            <>
              <p className="dim">{t('council.none')}</p>
              {mayAssign && (
                <p className="small">
                  <Link href={`/bodies?establish=steering_council&cluster=${cluster.id}`}>
                    {t('council.establish')}
                  </Link>
                </p>
              )}
            </>
          )}
        </Note>
      )}
      {people && (
        <Note title={t('support.title')}>
          <Support people={people} />
        </Note>
      )}
      {people && <RecordLetters recordId={cluster.id} all={`/letters?cluster=${cluster.id}`} />}
      <Particulars cluster={cluster} />
    </>
  )
}

const Pair = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

function Team({ people }: { people: readonly PersonOfCluster[] }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const now = people.filter((one) => one.now)
  const members = team.flatMap((part) => now.filter((one) => one.part === part))
  const former = people.filter((one) => !one.now && one.part !== 'supportInstitution')
  return (
    <>
      {!members.some((one) => one.part === 'agent' || one.part === 'custodian') && (
        <p className="risk-t">{t('people.noAgent')}</p>
      )}
      <dl className="kv">
        {members.map((one) => [
          <dt key={`${one.id} part`}>{t(`parts.${one.part}`)}</dt>,
          <dd key={one.id}>
            {(one.person ?? one.organisation)?.name}
            <Marks marks={one.marks} />
          </dd>,
        ])}
      </dl>
      {former.length > 0 && (
        <details className="small">
          <summary>{t('people.former', { count: former.length })}</summary>
          <ul className="list">
            {former.map((one) => (
              <li key={one.id}>
                {(one.person ?? one.organisation)?.name}، {t(`parts.${one.part}`)}{' '}
                <span className="dim">{one.until && t('people.until', { day: f.date(one.until, 'dayYear') })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function SessionLink({ body }: { body: BodyOfPlace }) {
  const t = useWords<typeof fa>('clusters')
  const f = useFormat()
  const { query } = useAddress()
  if (body.lastNumber === 0) return <span className="dim small">{t('council.noSession')}</span>
  const { lastSession } = body
  const heldOn = lastSession?.number === body.lastNumber ? lastSession.heldOn : null
  return (
    <Link href={keepingDay(paths.body(body.id), query)}>
      {heldOn
        ? t('council.lastOn', { number: String(body.lastNumber), day: f.date(heldOn) })
        : t('council.last', { number: String(body.lastNumber) })}
    </Link>
  )
}

/** Its seats as dots: held, held by a substitute alone, empty. */
function Council({ id }: { id: string }) {
  const t = useWords<typeof fa>('clusters')
  const { data: body } = useQuery(bodyQuery(id))
  if (!body) return null
  const seats = body.seats.map(seatOf)
  const empty = seats.filter((seat) => seat === 'empty').length
  const chair = body.seats.find((seat) => seat.code === body.chairSeat)
  const sits = chair?.sittings.find((sitting) => sitting.now && !sitting.substituteOf)
  return (
    <>
      <Seats seats={seats} />
      {sits && <ChairLine title={chair!.title} name={sits.person.name} />}
      {empty > 0 && <p className="dim small">{t('council.empty', { count: empty })}</p>}
    </>
  )
}

function ChairLine({ title, name }: { title: { fa: string; en: string }; name: string }) {
  const { locale } = useLooks()
  return (
    <p>
      {title[locale]}: <b className="strong">{name}</b>
    </p>
  )
}

function seatOf(seat: Body['seats'][number]): Seat {
  const now = seat.sittings.filter((sitting) => sitting.now)
  if (now.some((sitting) => !sitting.substituteOf)) return 'in'
  return now.length > 0 ? 'sub' : 'empty'
}

function Support({ people }: { people: readonly PersonOfCluster[] }) {
  const t = useWords<typeof fa>('clusters')
  const now = people.filter((one) => one.now && one.part === 'supportInstitution')
  if (now.length === 0) return <p className="dim">{t('support.none')}</p>
  return (
    <ul className="list">
      {now.map((one) => (
        <li key={one.id}>
          {(one.organisation ?? one.person)?.name}
          <Marks marks={one.marks} />
        </li>
      ))}
    </ul>
  )
}

function Particulars({ cluster }: { cluster: ClusterView }) {
  const t = useWords<typeof fa>('clusters')
  const { locale } = useLooks()
  return (
    <Note
      title={t('facts.title')}
      end={cluster.people && <Link href={`/records/${cluster.id}/history`}>{t('facts.history')}</Link>}
    >
      <dl className="kv">
        <Pair name={t('facts.trade')} value={cluster.trade} />
        <Pair name={t('facts.scope')} value={t(`scopes.${cluster.scope}`)} />
        {cluster.county && <Pair name={t('facts.county')} value={cluster.county[locale] ?? cluster.county.fa} />}
        {cluster.isicCode && (
          <>
            <dt>{t('facts.isic')}</dt>
            <dd>
              <bdi className="lat">{cluster.isicCode}</bdi>
            </dd>
          </>
        )}
        {cluster.marks.length > 0 && (
          <>
            <dt>{t('facts.source')}</dt>
            <dd>
              <Marks marks={cluster.marks} />
            </dd>
          </>
        )}
      </dl>
      {cluster.note && <p className="muted small">{cluster.note}</p>}
      {cluster.people && (
        <p className="small">
          <Link href={paths.ranking(cluster.province.code)}>{t('facts.ranking')}</Link>
        </p>
      )}
    </Note>
  )
}
