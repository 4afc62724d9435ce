import { useState } from 'react'
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
} from '../../../ui/index.ts'
import type { OrganisationPage as Organisation } from '../organisations/organisations.schema.ts'
import { useOrganisation, useProvinces } from './data.ts'
import { type Difference, MergeDialog } from './merge-dialog.tsx'
import { MergedNote } from './merged-note.tsx'
import { OrganisationDialog } from './organisation-form.tsx'
import { PostDialog } from './post-dialog.tsx'
import { NameList, PostTable } from './post-table.tsx'
import { useDirectoryWords } from './words.ts'
import './directory.css'

/** One organisation: its place in the tree, its people with their terms, its members. */
export function OrganisationPage({ id }: { id: string }) {
  const organisation = useOrganisation(id)
  return (
    <Answer of={organisation}>
      {(view) => <OrganisationView key={`${view.id} ${view.version}`} organisation={view} />}
    </Answer>
  )
}

type Opened = 'correct' | 'merge' | 'post' | 'child' | null

function OrganisationView({ organisation }: { organisation: Organisation }) {
  const { t, kindName, term } = useDirectoryWords()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const { may } = organisation
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/directory?show=organisations', label: t('title') },
          ...organisation.ancestors.map((row) => ({ href: `/organisations/${row.id}`, label: row.name })),
        ]}
        title={organisation.name}
        lead={<OrganisationLead organisation={organisation} />}
        acts={
          <>
            {may.appoint && (
              <Btn tone="go" onClick={() => setOpened('post')}>
                {t('post.verb')}
              </Btn>
            )}
            {may.correct && <Btn onClick={() => setOpened('correct')}>{t('organisation.correctVerb')}</Btn>}
            {may.merge && (
              <Btn tone="quiet" onClick={() => setOpened('merge')}>
                {t('merge.open')}
              </Btn>
            )}
          </>
        }
      />
      <Cols>
        <Matn>
          <Section
            title={t('organisation.people')}
            end={<ExcelButton list="posts" query={{ organisation: organisation.id }} takes={may.appoint} />}
          >
            <PostTable posts={organisation.posts} by="person" mayEnd={may.appoint} empty={t('organisation.noPeople')} />
          </Section>
          <Section
            title={t('organisation.parts')}
            end={
              may.correct ? (
                <Btn small onClick={() => setOpened('child')}>
                  {t('organisation.addPart')}
                </Btn>
              ) : null
            }
          >
            {organisation.children.length === 0 ? (
              <p className="dim">{t('organisation.noParts')}</p>
            ) : (
              <DataTable
                name={t('organisation.parts')}
                rows={organisation.children}
                rowKey={(row) => row.id}
                hrefOf={(row) => `/organisations/${row.id}`}
                columns={[
                  { key: 'name', head: t('field.organisationName'), fold: 'title', cell: (row) => row.name },
                  { key: 'kind', head: t('field.kind'), fold: 'line', cell: (row) => kindName(row.kind) },
                ]}
              />
            )}
          </Section>
          {(organisation.members.length > 0 || (may.appoint && organisation.kind === 'association')) && (
            <Section
              title={t('organisation.members')}
              end={<ExcelButton list="members" query={{ organisation: organisation.id }} takes={may.appoint} />}
            >
              <DataTable
                name={t('organisation.members')}
                rows={organisation.members}
                rowKey={(row) => row.id}
                hrefOf={(row) => `/${row.member.kind}s/${row.member.id}`}
                columns={[
                  { key: 'name', head: t('field.name'), fold: 'title', cell: (row) => row.member.name },
                  { key: 'term', head: t('post.term'), fold: 'line', cell: (row) => term(row.from, row.until) },
                ]}
              />
            </Section>
          )}
        </Matn>
        <Hashieh>
          <OrganisationNotes organisation={organisation} />
          {organisation.memberOf.length > 0 && (
            <Note title={t('organisation.memberOf')}>
              <NameList
                rows={organisation.memberOf.map((row) => ({
                  href: `/organisations/${row.association.id}`,
                  name: row.association.name,
                  note: term(row.from, row.until),
                }))}
              />
            </Note>
          )}
          <MergedNote merged={organisation.merged} maySplit={may.merge} />
        </Hashieh>
      </Cols>
      {opened === 'correct' && <OrganisationDialog onClose={close} organisation={organisation} />}
      {opened === 'child' && (
        <OrganisationDialog onClose={close} parent={{ value: organisation.id, label: organisation.name }} />
      )}
      {opened === 'post' && <PostDialog onClose={close} office={organisation} />}
      {opened === 'merge' && <MergeOrganisation organisation={organisation} onClose={close} />}
    </>
  )
}

function OrganisationLead({ organisation }: { organisation: Organisation }) {
  const { t, kindName } = useDirectoryWords()
  const held = organisation.posts.filter((post) => post.until === null).length
  return (
    <>
      {organisation.parent
        ? t.rich('organisation.lead.part', {
            kind: kindName(organisation.kind),
            parent: <Link href={`/organisations/${organisation.parent.id}`}>{organisation.parent.name}</Link>,
          })
        : t('organisation.lead.alone', { kind: kindName(organisation.kind) })}{' '}
      {t('organisation.lead.counts', { posts: held, parts: organisation.children.length })}
    </>
  )
}

function OrganisationNotes({ organisation }: { organisation: Organisation }) {
  const { t, f, kindName, placeName } = useDirectoryWords()
  const { data: provinces = [] } = useProvinces()
  const province = provinces.find((row) => row.code === organisation.provinceId)
  return (
    <Note title={t('unit.master')} end={<Link href={`/records/${organisation.id}/history`}>{t('act.history')}</Link>}>
      <dl className="kv">
        <dt>{t('field.kind')}</dt>
        <dd>{kindName(organisation.kind)}</dd>
        {organisation.shortName && (
          <>
            <dt>{t('field.shortName')}</dt>
            <dd>{organisation.shortName}</dd>
          </>
        )}
        <dt>{t('field.province')}</dt>
        <dd>{organisation.provinceId ? placeName(province) : t('organisation.wholeCountry')}</dd>
        <dt>{t('field.nationalIdentifier')}</dt>
        <dd>
          {organisation.nationalIdentifier ? (
            <bdi className="lat">{organisation.nationalIdentifier}</bdi>
          ) : (
            <span className="dim">{t('unit.notEntered')}</span>
          )}
        </dd>
        {organisation.units > 0 && (
          <>
            <dt>{t('organisation.units')}</dt>
            <dd>
              <Link href={`/directory?owner=${organisation.id}`}>{f.number(organisation.units)}</Link>
            </dd>
          </>
        )}
      </dl>
    </Note>
  )
}

function MergeOrganisation({ organisation, onClose }: { organisation: Organisation; onClose(): void }) {
  const { t, f, kindName } = useDirectoryWords()
  const compare = async (otherId: string) => {
    const other = await api.get<Organisation>(`/api/organisations/${otherId}`)
    const row = (label: string, read: (one: Organisation) => string | null): Difference => ({
      label,
      here: read(organisation),
      there: read(other),
    })
    return {
      version: other.version,
      rows: [
        row(t('field.organisationName'), (one) => one.name),
        row(t('field.kind'), (one) => kindName(one.kind)),
        row(t('field.parent'), (one) => one.parent?.name ?? null),
        row(t('field.nationalIdentifier'), (one) => one.nationalIdentifier),
        row(t('organisation.people'), (one) => f.number(one.posts.length)),
        row(t('organisation.parts'), (one) => f.number(one.children.length)),
      ],
    }
  }
  return <MergeDialog onClose={onClose} noun="organisation" here={organisation} compare={compare} />
}
