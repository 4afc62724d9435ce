import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Cols, Hashieh, Matn, Note, PageHead, useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../identity.fa.ts'
import { AwaySection } from './account/away.tsx'
import { PasswordSection } from './account/change-password.tsx'
import { SecondFactorSection } from './account/second-factor.tsx'
import { SessionsSection } from './account/sessions.tsx'
import { meQuery, sessionsQuery } from './data.ts'
import './door.css'

/** One's own account: second factor, password, sessions, and who stands in while one is away. */
export function AccountPage({ more }: { /** What other modules keep for a person. */ more?: ReactNode }) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const { locale } = useLooks()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: open } = useSuspenseQuery(sessionsQuery)
  const mine = me.substitutions.find((term) => term.fromPersonId === me.person?.id)
  const said = {
    factor: <b key="factor">{me.secondFactor ? t('account.on') : t('account.off')}</b>,
    sessions: <b key="sessions">{f.number(open.sessions.length)}</b>,
  }
  return (
    <>
      <PageHead
        title={t('account.page')}
        lead={
          mine
            ? t.rich('account.leadAway', {
                ...said,
                name: mine.toName,
                from: f.date(mine.from),
                until: f.date(mine.until),
              })
            : t.rich('account.lead', said)
        }
      />
      <Cols>
        <Matn>
          <AwaySection me={me} />
          {more}
          <SecondFactorSection on={me.secondFactor} />
          <PasswordSection />
          <SessionsSection sessions={open.sessions} />
        </Matn>
        <Hashieh>
          <Note title={t('account.roles')}>
            {me.roles.length === 0 && <p className="muted">{t('account.noRoles')}</p>}
            <ul className="lines">
              {me.roles.map((role) => (
                <li key={`${role.role} ${role.reachId} ${role.inPlaceOf?.id}`}>
                  <b className="strong">{t(`role.${role.role}`)}</b>
                  <div className="muted">
                    {role.reachName?.[locale] ?? t(`reach.${role.reachKind}`)}
                    {role.inPlaceOf && ` · ${t('account.inPlaceOf', { name: role.inPlaceOf.name })}`}
                  </div>
                </li>
              ))}
            </ul>
          </Note>
        </Hashieh>
      </Cols>
    </>
  )
}
