import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Answer, Btn, DataTable, Empty, Select, TextInput } from '../../../ui/index.ts'
import { organisationKinds } from '../directory.kinds.ts'
import type { OrganisationList } from '../organisations/organisations.schema.ts'
import type { PersonList } from '../persons/persons.schema.ts'
import { usePermission } from './data.ts'
import { ProvinceField } from './fields.tsx'
import { useDirectoryWords } from './words.ts'

const pageSize = 50

/** The search field of the page: goes into the address when typing rests. */
export function SearchField({ label, hint }: { label: string; hint?: string }) {
  const { query, change } = useAddress()
  const asked = query.get('q') ?? ''
  const [typed, setTyped] = useState(asked)
  useEffect(() => {
    if (typed === asked) return
    const timer = setTimeout(() => change({ q: typed, from: null }), 250)
    return () => clearTimeout(timer)
  }, [typed, asked, change])
  return (
    <div className="wide">
      <TextInput label={label} hint={hint} optional value={typed} onChange={setTyped} type="search" />
    </div>
  )
}

/** Which rows are on show, and the way to the next and the former ones. */
export function Pager({ total, offset }: { total: number; offset: number }) {
  const { t } = useDirectoryWords()
  const { change } = useAddress()
  if (total <= pageSize) return null
  const to = (next: number) => change({ from: next > 0 ? String(next) : null }, true)
  return (
    <div className="pager">
      <Btn small disabled={offset === 0} onClick={() => to(Math.max(0, offset - pageSize))}>
        {t('pager.former')}
      </Btn>
      <span className="dim small">
        {t('pager.rows', { from: offset + 1, to: Math.min(total, offset + pageSize), total })}
      </span>
      <Btn small disabled={offset + pageSize >= total} onClick={() => to(offset + pageSize)}>
        {t('pager.next')}
      </Btn>
    </div>
  )
}

/** Nothing was found, or nothing is there yet: what to do. */
export function NothingFound({ empty }: { empty: { title: string; text: string } }) {
  const { t } = useDirectoryWords()
  const { query, change } = useAddress()
  const mayRegister = usePermission('directory.register')
  const filters = [...query.keys()].filter((key) => !['show', 'asOf', 'knownAt'].includes(key))
  if (filters.length === 0)
    return <Empty title={empty.title} text={mayRegister ? empty.text : t('directory.empty.ask')} />
  return (
    <Empty
      title={t('directory.notFound')}
      text={t('directory.notFoundText')}
      acts={
        <Btn onClick={() => change(Object.fromEntries(filters.map((key) => [key, null])))}>{t('directory.clear')}</Btn>
      }
    />
  )
}

export function OrganisationFinds({ found, offset }: { found: UseQueryResult<OrganisationList>; offset: number }) {
  const { t, kindName } = useDirectoryWords()
  const { query, change } = useAddress()
  return (
    <>
      <div className="find-row">
        <SearchField label={t('directory.search')} />
        <Select
          label={t('field.kind')}
          optional
          options={organisationKinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
          value={query.get('kind')}
          onChange={(kind) => change({ kind, from: null })}
        />
        <ProvinceField
          optional
          value={query.get('province')}
          onChange={(province) => change({ province, from: null })}
        />
      </div>
      <Answer of={found}>
        {(list) => (
          <>
            <DataTable
              name={t('directory.organisations')}
              rows={list.rows}
              rowKey={(row) => row.id}
              hrefOf={(row) => `/organisations/${row.id}`}
              empty={
                <NothingFound empty={{ title: t('directory.empty.organisations'), text: t('directory.empty.text') }} />
              }
              columns={[
                { key: 'name', head: t('field.organisationName'), fold: 'title', cell: (row) => row.name },
                { key: 'kind', head: t('field.kind'), fold: 'line', cell: (row) => kindName(row.kind) },
                {
                  key: 'parent',
                  head: t('field.parent'),
                  fold: 'line',
                  cell: (row) => <span className="dim">{row.parent?.name ?? ''}</span>,
                },
              ]}
            />
            <Pager total={list.total} offset={offset} />
          </>
        )}
      </Answer>
    </>
  )
}

export function PersonFinds({ found, offset }: { found: UseQueryResult<PersonList>; offset: number }) {
  const { t } = useDirectoryWords()
  return (
    <>
      <div className="find-row">
        <SearchField label={t('directory.search')} hint={t('directory.personHint')} />
      </div>
      <Answer of={found}>
        {(list) => (
          <>
            <DataTable
              name={t('directory.persons')}
              rows={list.rows}
              rowKey={(row) => row.id}
              hrefOf={(row) => `/persons/${row.id}`}
              empty={<NothingFound empty={{ title: t('directory.empty.persons'), text: t('directory.empty.text') }} />}
              columns={[
                { key: 'name', head: t('field.name'), fold: 'title', cell: (row) => row.name },
                {
                  key: 'post',
                  head: t('post.name'),
                  fold: 'line',
                  cell: (row) =>
                    row.posts.map((post) => `${post.title}، ${post.organisation.name}`).join('؛ ') || (
                      <span className="dim">{t('person.noPost')}</span>
                    ),
                },
              ]}
            />
            <Pager total={list.total} offset={offset} />
          </>
        )}
      </Answer>
    </>
  )
}
