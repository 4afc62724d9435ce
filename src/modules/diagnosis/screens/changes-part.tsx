import { useQuery } from '@tanstack/react-query'
import { useAddress } from '../../../ui/address.ts'
import { Answer, Section, Select, Tag, useFormat, useLooks } from '../../../ui/index.ts'
import { pointKinds } from '../diagnosis.points.ts'
import type { ChangesView, PointView, ReportView } from '../diagnosis.schema.ts'
import { changesQuery, useDiagnosisWords } from './data.ts'
import { Remarks } from './remarks.tsx'

/** What changed since an earlier edition: section by section what came and went, with the remarks that asked for it; then the lists. */
export function ChangesPart({ view }: { view: ReportView }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const { query, change } = useAddress()
  const others = view.editions.filter((one) => one.n < view.n && one.state !== 'discarded')
  const since = others.find((one) => one.id === query.get('since'))?.id ?? null
  return (
    <>
      {others.length > 1 && (
        <div className="changes-since no-print">
          <Select
            label={t('changes.since')}
            options={others.map((one) => ({
              value: one.id,
              label: t('edition', { n: one.n }),
              note: f.date(one.stateAt, 'dayYear'),
            }))}
            value={since ?? (others.find((one) => one.n === view.basedOn) ?? others.at(-1)!).id}
            onChange={(id) => change({ since: id })}
          />
        </div>
      )}
      <Answer of={useQuery(changesQuery(view.id, since))}>{(changes) => <Changes changes={changes} />}</Answer>
    </>
  )
}

function Changes({ changes }: { changes: ChangesView }) {
  const t = useDiagnosisWords()
  const { locale } = useLooks()
  const { sections, points } = changes
  if (sections.length === 0 && points.length === 0) return <p className="muted">{t('changes.none')}</p>
  return (
    <div className="report">
      <p className="dim small">
        {t('changes.lead', { before: changes.before.n, after: changes.after.n })}. {t('changes.key')}.
      </p>
      {sections.map((section) => {
        const moved = section.added + section.removed > 0
        return (
          <Section
            key={section.code}
            title={section[locale]}
            note={
              moved ? t('changes.words', { added: section.added, removed: section.removed }) : t('changes.sameText')
            }
          >
            {moved && <Words section={section} />}
            {section.file && <FileChange {...section.file} />}
            <Remarks remarks={section.remarks} />
          </Section>
        )
      })}
      {points.length > 0 && (
        <Section title={t('changes.points')}>
          {pointKinds.map((kind) => {
            const here = points.filter((one) => one.kind === kind)
            return here.length === 0 ? null : (
              <div key={kind} className="point-changes">
                <h3>{t(`kind.${kind}`)}</h3>
                <ul className="list">
                  {here.map((one) => (
                    <li key={(one.after ?? one.before)!.id}>
                      <Tag tone={one.what === 'added' ? 'ok' : one.what === 'removed' ? 'off' : 'info'}>
                        {t(`changes.${one.what}`)}
                      </Tag>{' '}
                      <PointChange before={one.before} after={one.after} />
                    </li>
                  ))}
                </ul>
              </div>
            )
          })}
        </Section>
      )}
    </div>
  )
}

function FileChange({ before, after }: { before: string | null; after: string | null }) {
  const t = useDiagnosisWords()
  const how = before === null ? 'fileAdded' : after === null ? 'fileRemoved' : 'fileReplaced'
  return <p className="small">{t.rich(`changes.${how}`, { before: <bdi>{before}</bdi>, after: <bdi>{after}</bdi> })}</p>
}

/** The text with what went struck through and what came underlined, in reading order. */
function Words({ section }: { section: ChangesView['sections'][number] }) {
  return (
    <p className="report-text">
      {section.pieces.map((piece, place) => {
        // a line end that came or went is shown by its sign
        const text = piece.what === 'same' ? piece.text : piece.text.replaceAll('\n', '¶\n')
        const key = `${place} ${piece.what}`
        return (
          <span key={key}>
            {piece.what === 'added' ? <ins>{text}</ins> : piece.what === 'removed' ? <del>{text}</del> : text}{' '}
          </span>
        )
      })}
    </p>
  )
}

function PointChange({ before, after }: { before: PointView | null; after: PointView | null }) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const weight = (point: PointView) =>
    point.weight === null ? t('swot.noWeight') : t('swot.weight', { weight: f.number(point.weight) })
  if (!before || !after) {
    const one = (before ?? after)!
    return (
      <>
        {before ? <del>{one.text}</del> : <ins>{one.text}</ins>} <span className="dim small">{weight(one)}</span>
      </>
    )
  }
  return (
    <>
      {before.text === after.text ? (
        after.text
      ) : (
        <>
          <del>{before.text}</del> <ins>{after.text}</ins>
        </>
      )}{' '}
      {before.kind !== after.kind && (
        <span className="dim small">
          <del>{t(`kind.${before.kind}`)}</del>{' '}
        </span>
      )}
      {before.weight !== after.weight && (
        <span className="dim small">
          <del>{weight(before)}</del> <ins>{weight(after)}</ins>
        </span>
      )}
      {before.evidence !== after.evidence && (
        <span className="sub">
          {before.evidence && <del>{before.evidence}</del>} {after.evidence && <ins>{after.evidence}</ins>}
        </span>
      )}
    </>
  )
}
