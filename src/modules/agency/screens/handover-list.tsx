import { Link } from '../../../ui/index.ts'
import type { Handover, HandoverList } from '../agency.schema.ts'
import { useAgencyWords } from './data.ts'

/** What is handed over, in the order of the by-law's list; what the house does not hold is said too. */
export function ListOfHandover({ of: list }: { of: HandoverList }) {
  const { t, f } = useAgencyWords()
  const groups = [
    {
      name: t('list.activities'),
      lines: list.activities.map((one) => ({
        key: one.title,
        href: `/records/${one.recordId}`,
        text: one.title,
        end: one.approved === null ? null : t('list.approved', { percent: f.percent(one.approved) }),
      })),
    },
    {
      name: t('list.claims'),
      lines: list.claims.map((one) => ({
        key: one.claimId,
        href: `/claims/${one.claimId}`,
        text: one.title,
        end: f.date(one.asOf, 'dayYear'),
      })),
    },
    {
      name: t('list.resolutions'),
      lines: list.resolutions.map((one) => ({
        key: one.id,
        href: `/resolutions/${one.id}`,
        text: one.title,
        end: one.deadline && t('list.until', { day: f.date(one.deadline, 'dayYear') }),
      })),
    },
    {
      name: t('list.statements'),
      lines: list.statements.map((one) => ({
        key: one.id,
        href: null,
        text: t('statement.name', { number: one.number }),
        end: t(`statement.state.${one.state as 'submit'}`),
      })),
    },
    {
      name: t('list.desk'),
      lines: list.desk.map((one, place) => ({
        key: `${one.recordId} ${place}`,
        href: `/records/${one.recordId}`,
        text: one.title,
        end: null,
      })),
    },
    {
      name: t('list.documents'),
      lines: list.documents.map((one) => ({
        key: one.id,
        href: `/records/${one.id}`,
        text: one.title,
        end: t('list.files', { count: one.count }),
      })),
    },
  ]
  return (
    <div className="agency-list">
      {groups.map(({ name, lines }) => (
        <details key={name} open={lines.length > 0 && lines.length < 6}>
          <summary>
            {name} <span className="dim">{lines.length === 0 ? t('list.none') : f.number(lines.length)}</span>
          </summary>
          <ul>
            {lines.map((line) => (
              <li key={line.key}>
                {line.href ? <Link href={line.href}>{line.text}</Link> : line.text}
                {line.end && <span className="dim small"> {line.end}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

/** A hand-over as it was kept on the contract that it ended. */
export function HandoverRecord({ of: kept }: { of: Handover }) {
  const { t, f, locale } = useAgencyWords()
  return (
    <section className="agency-handover">
      <p>
        <b className="strong">{t('list.title')}</b> —{' '}
        {t('list.to', { name: kept.to.name, day: f.date(kept.on, 'dayYear') })}
        {kept.reason && ` (${kept.reason})`}
      </p>
      {kept.seats.length > 0 && (
        <p className="small">
          {t('list.seats')}: {kept.seats.map((seat) => `${seat[locale]}، ${seat.body}`).join('؛ ')}
        </p>
      )}
      {kept.papers.length > 0 && (
        <p className="small">
          {t('list.papers')}:{' '}
          {kept.papers.map((paper) => (
            <a key={paper.id} href={`/api/files/${paper.id}`}>
              <bdi>{paper.name}</bdi>
            </a>
          ))}
        </p>
      )}
      <ListOfHandover of={kept} />
    </section>
  )
}
