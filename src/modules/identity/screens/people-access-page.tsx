import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { roleNames } from '../../../kernel/actor.ts'
import { useAddress } from '../../../ui/address.ts'
import {
  Btn,
  Cols,
  type Column,
  DataTable,
  Empty,
  ExcelButton,
  Hashieh,
  Matn,
  PageHead,
  Select,
  Tag,
  TextInput,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../identity.fa.ts'
import type { AccessPerson } from '../identity.schema.ts'
import { AccountState } from './access/account-state.tsx'
import { GrantDialog } from './access/grant-dialog.tsx'
import { LinkDialog, type LinkShown } from './access/link-dialog.tsx'
import { NewAccountDialog } from './access/new-account-dialog.tsx'
import { PersonPanel } from './access/person-panel.tsx'
import { accessQuery, meQuery } from './data.ts'
import './door.css'

const states = ['active', 'disabled', 'neverSignedIn', 'withoutAccount'] as const

/** Who has access to what: people with an account or a role, and, of the one chosen, all that can be done about it. */
export function PeopleAccessPage() {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const { locale } = useLooks()
  const { data: me } = useSuspenseQuery(meQuery)
  const { query, change } = useAddress()
  const [limit, setLimit] = useState(50)
  const [opening, setOpening] = useState<'account' | 'grant' | null>(null)
  const [link, setLink] = useState<LinkShown | null>(null)
  const q = query.get('q') ?? ''
  const asked = useDeferredValue({ q, role: query.get('role'), state: query.get('state'), limit })
  const { data } = useQuery({ ...accessQuery(asked), placeholderData: keepPreviousData })
  const people = data?.people ?? []
  const chosen = people.find((person) => person.personId === query.get('person'))
  const filtered = Boolean(q || query.get('role') || query.get('state'))
  const mayOpen = me.permissions.includes('identity.createAccount')
  const mayGrant = me.permissions.includes('identity.grant')

  const columns: Column<AccessPerson>[] = [
    {
      key: 'person',
      head: t('access.person'),
      fold: 'title',
      cell: (person) => person.name,
      sortBy: (person) => person.name,
    },
    {
      key: 'state',
      head: t('access.account'),
      fold: 'end',
      cell: (person) => <AccountState person={person} />,
      sortBy: (person) => person.state,
    },
    {
      key: 'grants',
      head: t('access.grants'),
      fold: 'line',
      cell: (person) =>
        person.grants.length === 0 ? (
          <span className="dim">—</span>
        ) : (
          person.grants.map((grant) => (
            <div key={grant.id}>
              {t(`role.${grant.role}`)}{' '}
              <span className="muted">{grant.reachName?.[locale] ?? t(`reach.${grant.reachKind}`)}</span>{' '}
              {grant.until && (
                <Tag tone="off">{t('grant.between', { from: f.date(grant.from), until: f.date(grant.until) })}</Tag>
              )}
            </div>
          ))
        ),
    },
    {
      key: 'last',
      head: t('access.lastSignIn'),
      fold: 'line',
      labelled: true,
      cell: (person) => (person.lastSignInAt ? f.date(person.lastSignInAt) : t('access.never')),
      sortBy: (person) => person.lastSignInAt,
    },
  ]
  return (
    <>
      <PageHead
        title={t('title')}
        lead={
          data && (data.total > 0 || filtered)
            ? t.rich('access.lead', { total: <b>{f.number(data.total)}</b> })
            : t('access.leadNone')
        }
        acts={
          mayOpen ? (
            <>
              <Btn tone="go" onClick={() => setOpening('account')}>
                {t('access.new')}
              </Btn>
              <ExcelButton
                list="access"
                query={{ q: query.get('q'), role: query.get('role'), state: query.get('state') }}
              />
            </>
          ) : (
            mayGrant && (
              <Btn tone="go" onClick={() => setOpening('grant')}>
                {t('access.giveRole')}
              </Btn>
            )
          )
        }
      />
      <Cols open={chosen !== undefined} wide={chosen === undefined}>
        <Matn>
          <search className="fields pairs filters">
            <TextInput label={t('access.search')} value={q} onChange={(next) => change({ q: next })} type="search" />
            <Select
              label={t('access.role')}
              placeholder={t('access.anyRole')}
              optional
              options={roleNames.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              value={query.get('role')}
              onChange={(role) => change({ role })}
            />
            <Select
              label={t('access.state')}
              placeholder={t('access.anyState')}
              optional
              options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
              value={query.get('state')}
              onChange={(state) => change({ state })}
            />
          </search>
          <DataTable
            name={t('title')}
            columns={columns}
            rows={people}
            rowKey={(person) => person.personId}
            selectedKey={chosen?.personId}
            onOpen={(person) => change({ person: person.personId === chosen?.personId ? null : person.personId })}
            empty={data && <Empty title={t('access.nobody')} text={t('access.nobodyText')} />}
          />
          {data && data.total > people.length && (
            <Btn tone="quiet" onClick={() => setLimit(Math.min(200, limit + 50))}>
              {t('access.more')}
            </Btn>
          )}
        </Matn>
        {chosen && (
          <Hashieh label={chosen.name}>
            <PersonPanel key={chosen.personId} person={chosen} me={me} onLink={setLink} />
          </Hashieh>
        )}
      </Cols>
      {opening === 'account' && <NewAccountDialog onClose={() => setOpening(null)} onLink={setLink} />}
      {opening === 'grant' && <GrantDialog me={me} onClose={() => setOpening(null)} />}
      {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </>
  )
}
