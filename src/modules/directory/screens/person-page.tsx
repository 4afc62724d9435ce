import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Answer, Btn, Cols, Hashieh, Link, Matn, Note, PageHead, Section } from '../../../ui/index.ts'
import type { PersonPage as Person } from '../persons/persons.schema.ts'
import { usePerson, useProvinces } from './data.ts'
import { type Difference, MergeDialog } from './merge-dialog.tsx'
import { MergedNote } from './merged-note.tsx'
import { PersonDialog } from './person-form.tsx'
import { PostDialog } from './post-dialog.tsx'
import { PostTable } from './post-table.tsx'
import { useDirectoryWords } from './words.ts'
import './directory.css'

/** One person: posts with their terms; contact data only for whom it is meant. */
export function PersonPage({ id }: { id: string }) {
  const person = usePerson(id)
  return <Answer of={person}>{(view) => <PersonView key={`${view.id} ${view.version}`} person={view} />}</Answer>
}

function PersonView({ person }: { person: Person }) {
  const { t } = useDirectoryWords()
  const [opened, setOpened] = useState<'correct' | 'merge' | 'post' | null>(null)
  const close = () => setOpened(null)
  const { may } = person
  const [current] = person.posts.filter((post) => post.until === null)
  return (
    <>
      <PageHead
        crumbs={[{ href: '/directory?show=persons', label: t('title') }]}
        title={person.name}
        lead={
          current
            ? t.rich('person.lead.post', {
                title: <b>{current.title}</b>,
                office: <Link href={officeHref(current.organisation)}>{current.organisation.name}</Link>,
              })
            : t('person.lead.noPost')
        }
        note={
          person.sight === 'public'
            ? t('person.publicOnly')
            : person.givenName === null
              ? t('person.surnameOnly')
              : undefined
        }
        acts={
          person.sight === 'full' ? (
            <>
              {may.appoint && (
                <Btn tone="go" onClick={() => setOpened('post')}>
                  {t('post.verb')}
                </Btn>
              )}
              {may.correct && <Btn onClick={() => setOpened('correct')}>{t('person.correctVerb')}</Btn>}
              {may.merge && (
                <Btn tone="quiet" onClick={() => setOpened('merge')}>
                  {t('merge.open')}
                </Btn>
              )}
            </>
          ) : null
        }
      />
      <Cols>
        <Matn>
          <Section title={t('person.posts')}>
            <PostTable posts={person.posts} by="office" mayEnd={may.appoint} empty={t('person.noPosts')} />
          </Section>
        </Matn>
        <Hashieh>
          {person.sight === 'full' && <PersonNotes person={person} />}
          <MergedNote merged={person.merged} maySplit={may.merge} />
        </Hashieh>
      </Cols>
      {opened === 'correct' && <PersonDialog onClose={close} person={person} />}
      {opened === 'post' && <PostDialog onClose={close} person={person} />}
      {opened === 'merge' && <MergePerson person={person} onClose={close} />}
    </>
  )
}

const officeHref = ({ id, kind }: { id: string; kind: string }) =>
  `/${kind === 'unit' ? 'units' : 'organisations'}/${id}`

function PersonNotes({ person }: { person: Person }) {
  const { t, placeName } = useDirectoryWords()
  const { data: provinces = [] } = useProvinces()
  const province = provinces.find((row) => row.code === person.provinceId)
  const missing = <span className="dim">{t('unit.notEntered')}</span>
  return (
    <>
      <Note title={t('person.contact')} end={<Link href={`/records/${person.id}/history`}>{t('act.history')}</Link>}>
        {person.contact === null ? (
          <p className="dim small">{t('person.contactHidden')}</p>
        ) : (
          <dl className="kv">
            <dt>{t('field.nationalCode')}</dt>
            <dd>{person.contact.nationalCode ? <bdi className="lat">{person.contact.nationalCode}</bdi> : missing}</dd>
            <dt>{t('field.mobile')}</dt>
            <dd>
              {person.contact.mobile ? (
                <a href={`tel:${person.contact.mobile}`}>
                  <bdi className="lat">{person.contact.mobile}</bdi>
                </a>
              ) : (
                missing
              )}
            </dd>
            <dt>{t('field.email')}</dt>
            <dd>
              {person.contact.email ? (
                <a href={`mailto:${person.contact.email}`}>
                  <bdi className="lat">{person.contact.email}</bdi>
                </a>
              ) : (
                missing
              )}
            </dd>
          </dl>
        )}
      </Note>
      <Note title={t('unit.master')}>
        <dl className="kv">
          <dt>{t('field.province')}</dt>
          <dd>{person.provinceId ? placeName(province) : t('organisation.wholeCountry')}</dd>
        </dl>
      </Note>
    </>
  )
}

function MergePerson({ person, onClose }: { person: Person; onClose(): void }) {
  const { t } = useDirectoryWords()
  const compare = async (otherId: string) => {
    const other = await api.get<Person>(`/api/persons/${otherId}`)
    const row = (label: string, read: (one: Person) => string | null): Difference => ({
      label,
      here: read(person),
      there: read(other),
    })
    const posts = (one: Person) =>
      one.posts.map((post) => `${post.title}، ${post.organisation.name}`).join('؛ ') || null
    return {
      version: other.version,
      rows: [
        row(t('field.givenName'), (one) => one.givenName),
        row(t('field.familyName'), (one) => one.familyName),
        row(t('field.nationalCode'), (one) => one.contact?.nationalCode ?? null),
        row(t('field.mobile'), (one) => one.contact?.mobile ?? null),
        row(t('person.posts'), posts),
      ],
    }
  }
  return <MergeDialog onClose={onClose} noun="person" here={person} compare={compare} />
}
