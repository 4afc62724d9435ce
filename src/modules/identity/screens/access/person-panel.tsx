import { type ReactNode, useEffect, useRef, useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { Btn, Note, Problem, useFormat, useSend, useToast, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { AccessPerson, Me, ShownLinkReply } from '../../identity.schema.ts'
import { NameSubstitute, Terms } from '../account/away.tsx'
import { AccountState } from './account-state.tsx'
import { GrantList } from './grant-list.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import type { LinkShown } from './link-dialog.tsx'
import { NewAccountDialog } from './new-account-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface PersonPanelProps {
  person: AccessPerson
  me: Me
  onLink(link: LinkShown): void
}

/** All about one person's access, and every act on it, in the margin beside the list. */
export function PersonPanel({ person, me, onLink }: PersonPanelProps) {
  const t = useWords<typeof fa>('identity')
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // on a narrow screen the margin lies below the whole list
    if (matchMedia('(max-width: 61rem)').matches) top.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <>
      <div ref={top} className="panel-top" />
      <Note title={person.name} end={<AccountState person={person} />}>
        <Account person={person} me={me} onLink={onLink} />
      </Note>
      <GrantList person={person} me={me} />
      <Note title={t('access.substitutions')}>
        <Away person={person} me={me} />
      </Note>
    </>
  )
}

type Asking = 'keys' | 'open' | 'disable' | 'removeFactor' | null

function Account({ person, me, onLink }: PersonPanelProps) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const say = useToast()
  const [asking, setAsking] = useState<Asking>(null)
  const { send, busy, problem } = useSend({ renew: [['people-access']] })
  const may = (permission: string) => me.permissions.includes(`identity.${permission}`)
  const at = `/api/people-access/${person.personId}`
  const hasAccount = person.state !== 'withoutAccount'
  /** A step that needs no further question. */
  const step = async (work: () => Promise<unknown>, said?: string) => {
    if ((await send(work)) && said) say({ title: said })
  }
  const issue = async () => {
    const link = await api.post<ShownLinkReply>(`${at}/one-time-link`)
    onLink({ ...link, name: person.name })
  }
  const close = () => setAsking(null)

  return (
    <div className="stack">
      <Problem of={problem} />
      {person.state === 'disabled' && (
        <p className="muted">{t('access.disabledFor', { reason: person.disabledReason })}</p>
      )}
      {hasAccount && (
        <dl className="facts-list">
          {person.keys.map((key) => (
            <FactLine key={key.kind} name={t(`key.${key.kind}`)}>
              {key.kind === 'email' ? <bdi className="lat">{key.value}</bdi> : <bdi>{f.digits(key.value)}</bdi>}
            </FactLine>
          ))}
          <FactLine name={t('factor.title')}>{person.secondFactor ? t('account.on') : t('account.off')}</FactLine>
          <FactLine name={t('access.lastSignIn')}>
            {person.lastSignInAt ? f.date(person.lastSignInAt) : t('access.never')}
          </FactLine>
        </dl>
      )}
      <div className="row tight">
        {!hasAccount && may('createAccount') && <Btn onClick={() => setAsking('open')}>{t('access.openAccount')}</Btn>}
        {person.lockedUntil && may('unlock') && (
          <Btn
            tone="go"
            small
            busy={busy}
            onClick={() => void step(() => api.delete(`${at}/lock`), t('access.unlocked'))}
          >
            {t('access.unlock')}
          </Btn>
        )}
        {hasAccount && person.state !== 'disabled' && may('issueOneTimeLink') && (
          <Btn small busy={busy} onClick={() => void step(issue)}>
            {t('access.newLink')}
          </Btn>
        )}
        {hasAccount && may('changeLoginKeys') && (
          <Btn small onClick={() => setAsking('keys')}>
            {t('access.editKeys')}
          </Btn>
        )}
        {person.secondFactor && may('removeSecondFactor') && (
          <Btn small onClick={() => setAsking('removeFactor')}>
            {t('access.removeFactor')}
          </Btn>
        )}
        {person.state === 'disabled'
          ? may('enableAccount') && (
              <Btn
                small
                busy={busy}
                onClick={() => void step(() => api.delete(`${at}/disabling`), t('access.enabledNow'))}
              >
                {t('access.enable')}
              </Btn>
            )
          : hasAccount &&
            may('disableAccount') && (
              <Btn small tone="danger" onClick={() => setAsking('disable')}>
                {t('access.disable')}
              </Btn>
            )}
      </div>
      {asking === 'open' && <NewAccountDialog person={person} onClose={close} onLink={onLink} />}
      {asking === 'keys' && <KeysDialog person={person} onClose={close} />}
      {asking === 'disable' && (
        <ReasonDialog
          title={t('access.disableTitle', { name: person.name })}
          text={t('access.disableText')}
          verb={t('access.disable')}
          done={t('access.disabledNow')}
          act={(reason) => api.post(`${at}/disabling`, { reason })}
          onClose={close}
        />
      )}
      {asking === 'removeFactor' && (
        <ReasonDialog
          title={t('access.removeFactorTitle', { name: person.name })}
          text={t('access.removeFactorText')}
          verb={t('access.removeFactor')}
          done={t('access.factorRemoved')}
          act={(reason) => api.delete(`${at}/second-factor`, { reason })}
          onClose={close}
        />
      )}
    </div>
  )
}

function FactLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Away({ person, me }: { person: AccessPerson; me: Me }) {
  const t = useWords<typeof fa>('identity')
  const [naming, setNaming] = useState(false)
  const mayName = me.roles.some((role) => role.role === 'administrator') && person.state !== 'withoutAccount'
  return (
    <div className="stack">
      {person.substitutions.length === 0 ? (
        <p className="muted">{t('away.none')}</p>
      ) : (
        <Terms terms={person.substitutions} personId={person.personId} ofOther={person.name} />
      )}
      {mayName && (
        <Btn small onClick={() => setNaming(true)}>
          {t('away.act')}
        </Btn>
      )}
      {naming && <NameSubstitute today={me.today} fromPersonId={person.personId} onClose={() => setNaming(false)} />}
    </div>
  )
}
