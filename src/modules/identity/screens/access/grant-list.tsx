import { useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { Btn, Note, useFormat, useLooks, useWords } from '../../../../ui/index.ts'
import { directorGives } from '../../grants/grants.rules.ts'
import type { fa } from '../../identity.fa.ts'
import type { AccessGrant, AccessPerson, Me } from '../../identity.schema.ts'
import { GrantDialog } from './grant-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** The roles of a person with reach, term and order; each can be ended, another given. */
export function GrantList({ person, me }: { person: AccessPerson; me: Me }) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const { locale } = useLooks()
  const [giving, setGiving] = useState(false)
  const [ending, setEnding] = useState<AccessGrant | null>(null)
  const administers = me.roles.some((role) => role.role === 'administrator')
  const reachOf = (grant: AccessGrant) => grant.reachName?.[locale] ?? t(`reach.${grant.reachKind}`)
  const termOf = (grant: AccessGrant) =>
    grant.until
      ? t('grant.between', { from: f.date(grant.from), until: f.date(grant.until) })
      : t('grant.since', { from: f.date(grant.from) })
  const orderOf = (grant: AccessGrant) =>
    grant.orderDate
      ? t('grant.orderOf', { number: grant.orderNumber || '—', date: f.date(grant.orderDate, 'dayYear') })
      : grant.orderNumber && t('grant.order', { number: grant.orderNumber })

  return (
    <Note
      title={t('access.grants')}
      end={
        <Btn tone="quiet" small onClick={() => setGiving(true)}>
          {t('access.giveRole')}
        </Btn>
      }
    >
      {person.grants.length === 0 && <p className="muted">{t('access.noGrants')}</p>}
      <ul className="lines">
        {person.grants.map((grant) => (
          <li key={grant.id}>
            <div className="row between nowrap">
              <b className="strong">
                {t(`role.${grant.role}`)}، {reachOf(grant)}
              </b>
              {(administers || directorGives.includes(grant.role)) && (
                <Btn small onClick={() => setEnding(grant)}>
                  {t('grant.end')}
                </Btn>
              )}
            </div>
            <div className="muted small">{[termOf(grant), orderOf(grant), grant.note].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>
      {giving && <GrantDialog me={me} person={person} onClose={() => setGiving(false)} />}
      {ending && (
        <ReasonDialog
          title={t('grant.endTitle', { role: t(`role.${ending.role}`) })}
          text={t('grant.endText', { name: person.name, reach: reachOf(ending) })}
          verb={t('grant.end')}
          done={t('grant.ended')}
          act={(reason) => api.post(`/api/people-access/grants/${ending.id}/end`, { reason })}
          onClose={() => setEnding(null)}
        />
      )}
    </Note>
  )
}
