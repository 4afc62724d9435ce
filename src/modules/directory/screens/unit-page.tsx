import { type ReactNode, useState } from 'react'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  Cols,
  DataTable,
  ExcelButton,
  Hashieh,
  Link,
  Matn,
  Note,
  PageHead,
  Section,
  Timeline,
  tehranDay,
} from '../../../ui/index.ts'
import type { FactView, UnitPage as Unit } from '../units/units.schema.ts'
import { useUnit } from './data.ts'
import { FactDialog } from './fact-dialog.tsx'
import { type Difference, MergeDialog } from './merge-dialog.tsx'
import { MergedNote } from './merged-note.tsx'
import { PostDialog } from './post-dialog.tsx'
import { NameList, PostTable } from './post-table.tsx'
import { UnitDialog } from './unit-form.tsx'
import { useDirectoryWords } from './words.ts'
import './directory.css'

/** One unit: what holds on the day shown, everything ever stated with its source, and who stands behind it. */
export function UnitPage({ id }: { id: string }) {
  const unit = useUnit(id)
  return <Answer of={unit}>{(view) => <UnitView key={`${view.id} ${view.version}`} unit={view} />}</Answer>
}

type Opened = 'fact' | 'correct' | 'merge' | 'post' | null

function UnitView({ unit }: { unit: Unit }) {
  const { t, f, factValue, term } = useDirectoryWords()
  const { isPast } = useAsOf()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const past = isPast ? t('act.past') : undefined
  return (
    <>
      <PageHead
        crumbs={[{ href: '/directory', label: t('title') }]}
        title={unit.name}
        lead={<UnitLead unit={unit} />}
        acts={
          <>
            {unit.may.stateFact && (
              <Btn tone="go" why={past} onClick={() => setOpened('fact')}>
                {t('facts.stateVerb')}
              </Btn>
            )}
            {unit.may.correct && (
              <Btn why={past} onClick={() => setOpened('correct')}>
                {t('unit.correctVerb')}
              </Btn>
            )}
            {unit.may.merge && (
              <Btn tone="quiet" why={past} onClick={() => setOpened('merge')}>
                {t('merge.open')}
              </Btn>
            )}
          </>
        }
      />
      <Cols>
        <Matn>
          {unit.takenBackAt && (
            <p role="status">{t('unit.takenBack', { day: f.date(tehranDay(unit.takenBackAt), 'dayYear') })}</p>
          )}
          <Section title={t('facts.title')} note={t('facts.asOf', { day: f.date(unit.asOf, 'dayYear') })}>
            <FactTable facts={unit.facts} />
          </Section>
          <Section title={t('facts.history')} end={<ExcelButton list="unitfacts" query={{ unit: unit.id }} />}>
            {unit.history.length === 0 ? (
              <p className="dim">{t('facts.none')}</p>
            ) : (
              <Timeline
                events={unit.history.map((fact) => ({
                  id: fact.id,
                  at: fact.fromDay,
                  state: unit.facts.some((held) => held.id === fact.id) ? ('approved' as const) : ('calm' as const),
                  text: (
                    <>
                      {t(`fact.${fact.kind}`)}
                      {fact.aspect && ` (${fact.aspect})`}: <b className="strong">{factValue(fact)}</b>
                      {fact.takenBackAt && (
                        <span className="dim">
                          {' '}
                          {t('facts.takenBack', { day: f.date(tehranDay(fact.takenBackAt), 'dayYear') })}
                        </span>
                      )}
                    </>
                  ),
                  by: t('facts.by', {
                    source: fact.source,
                    who: fact.enteredBy ?? t('facts.system'),
                    day: f.date(fact.enteredAt, 'dayYear'),
                  }),
                }))}
              />
            )}
          </Section>
          <Section
            title={t('unit.people')}
            end={
              unit.may.appoint && !isPast ? (
                <Btn small onClick={() => setOpened('post')}>
                  {t('post.verb')}
                </Btn>
              ) : null
            }
          >
            <PostTable posts={unit.posts} by="person" mayEnd={unit.may.appoint && !isPast} empty={t('unit.noPeople')} />
          </Section>
        </Matn>
        <Hashieh>
          <UnitNotes unit={unit} />
          {unit.memberOf.length > 0 && (
            <Note title={t('organisation.memberOf')}>
              <NameList
                rows={unit.memberOf.map((row) => ({
                  href: `/organisations/${row.association.id}`,
                  name: row.association.name,
                  note: term(row.from, row.until),
                }))}
              />
            </Note>
          )}
          <MergedNote merged={unit.merged} maySplit={unit.may.merge && !isPast} />
        </Hashieh>
      </Cols>
      {opened === 'fact' && <FactDialog onClose={close} unit={unit} />}
      {opened === 'correct' && <UnitDialog onClose={close} unit={unit} />}
      {opened === 'post' && <PostDialog onClose={close} office={{ id: unit.id, name: unit.name }} />}
      {opened === 'merge' && <MergeUnit unit={unit} onClose={close} />}
    </>
  )
}

/** State, jobs and place in a sentence; what nobody stated is said to be unknown. */
function UnitLead({ unit }: { unit: Unit }) {
  const { t, f, stateName, placeName } = useDirectoryWords()
  const find = (kind: FactView['kind']) => unit.facts.find((fact) => fact.kind === kind && fact.value !== null)
  const [state, jobs] = [find('state'), find('jobs')]
  const place = [unit.park, placeName(unit.county)].filter(Boolean).join(f.locale === 'fa' ? '، ' : ', ')
  return (
    <>
      {state
        ? t.rich('unit.lead.state', { state: <b>{stateName(state.value)}</b>, since: f.date(state.fromDay, 'dayYear') })
        : t('unit.lead.noState')}{' '}
      {jobs ? t.rich('unit.lead.jobs', { jobs: <b>{f.number(jobs.value!)}</b> }) : t('unit.lead.noJobs')}{' '}
      {place && t('unit.lead.place', { place })}
    </>
  )
}

function FactTable({ facts }: { facts: readonly FactView[] }) {
  const { t, f, factValue } = useDirectoryWords()
  if (facts.length === 0) return <p className="dim">{t('facts.none')}</p>
  return (
    <DataTable
      name={t('facts.title')}
      rows={facts}
      rowKey={(fact) => fact.id}
      columns={[
        {
          key: 'kind',
          head: t('facts.fact'),
          fold: 'title',
          cell: (fact) => (
            <>
              {t(`fact.${fact.kind}`)} {fact.aspect && <span className="dim">{fact.aspect}</span>}
            </>
          ),
        },
        {
          key: 'value',
          head: t('facts.value'),
          fold: 'end',
          cell: (fact) => <b className="strong">{factValue(fact)}</b>,
        },
        { key: 'since', head: t('facts.since'), fold: 'line', cell: (fact) => f.date(fact.fromDay, 'dayYear') },
        {
          key: 'source',
          head: t('facts.source'),
          fold: 'line',
          cell: (fact) => <span className="dim">{fact.source}</span>,
        },
      ]}
    />
  )
}

/** Keys, place, activity and owner: what identifies the unit. */
function UnitNotes({ unit }: { unit: Unit }) {
  const { t, f, placeName } = useDirectoryWords()
  const rows: [string, ReactNode][] = [
    [t('field.county'), placeName(unit.county)],
    [t('field.park'), unit.park],
    [t('field.isic'), unit.isic && `${placeName(unit.isic)} (${f.digits(unit.isic.id)})`],
    [t('field.nationalIdentifier'), unit.nationalIdentifier && <bdi className="lat">{unit.nationalIdentifier}</bdi>],
    [
      t('field.industrialIdentifier'),
      unit.industrialIdentifier && <bdi className="lat">{unit.industrialIdentifier}</bdi>,
    ],
    [t('field.trackingCode'), unit.trackingCode && <bdi className="lat">{unit.trackingCode}</bdi>],
    [t('field.owner'), unit.owner && <Link href={`/organisations/${unit.owner.id}`}>{unit.owner.name}</Link>],
  ]
  return (
    <Note title={t('unit.master')} end={<Link href={`/records/${unit.id}/history`}>{t('act.history')}</Link>}>
      <dl className="kv">
        {rows.map(([label, value]) => (
          <div key={label} className="kv-row">
            <dt>{label}</dt>
            <dd>{value || <span className="dim">{t('unit.notEntered')}</span>}</dd>
          </div>
        ))}
      </dl>
    </Note>
  )
}

function MergeUnit({ unit, onClose }: { unit: Unit; onClose(): void }) {
  const { t, placeName, factValue } = useDirectoryWords()
  const compare = async (otherId: string) => {
    const other = await api.get<Unit>(`/api/units/${otherId}`)
    const fact = (one: Unit, kind: FactView['kind']) => {
      const held = one.facts.find((row) => row.kind === kind)
      return held ? factValue(held) : null
    }
    const row = (label: string, read: (one: Unit) => string | null): Difference => ({
      label,
      here: read(unit),
      there: read(other),
    })
    return {
      version: other.version,
      rows: [
        row(t('field.name'), (one) => one.name),
        row(t('field.nationalIdentifier'), (one) => one.nationalIdentifier),
        row(t('field.industrialIdentifier'), (one) => one.industrialIdentifier),
        row(t('field.trackingCode'), (one) => one.trackingCode),
        row(t('field.county'), (one) => placeName(one.county)),
        row(t('field.park'), (one) => one.park),
        row(t('field.isic'), (one) => placeName(one.isic)),
        row(t('fact.state'), (one) => fact(one, 'state')),
        row(t('fact.jobs'), (one) => fact(one, 'jobs')),
      ],
    }
  }
  return <MergeDialog onClose={onClose} noun="unit" here={unit} compare={compare} />
}
