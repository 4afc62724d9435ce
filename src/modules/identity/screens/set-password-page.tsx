import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, BtnLink, Problem, TextInput, useFormat, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../identity.fa.ts'
import type { LinkInfo } from '../identity.schema.ts'
import { linkQuery } from './data.ts'
import { Door } from './door.tsx'
import { PasswordInput } from './password-input.tsx'

const keys = ['nationalCode', 'mobile', 'email'] as const
const none = { givenName: '', familyName: '', nationalCode: '', mobile: '', email: '' }

/** Behind a one-time link: the person sets a password; behind the very first one, the first administrator is registered too. */
export function SetPasswordPage() {
  const t = useWords<typeof fa>('identity')
  // behind # it reaches no server; it is read once, because the address is cleaned after use
  const [token] = useState(() => location.hash.slice(1))
  const [done, setDone] = useState<LinkInfo['purpose'] | null>(null)
  const { data: link, error } = useQuery({ ...linkQuery(token), enabled: token !== '' })
  const finish = (purpose: LinkInfo['purpose']) => {
    history.replaceState(null, '', location.pathname)
    setDone(purpose)
  }

  if (done)
    return (
      <Door
        title={t(done === 'firstAdministrator' ? 'link.firstDone' : 'link.doneTitle')}
        lead={t(done === 'firstAdministrator' ? 'link.firstDoneText' : 'link.doneText')}
      >
        <BtnLink tone="go" href="/sign-in">
          {t('link.toSignIn')}
        </BtnLink>
      </Door>
    )
  if (token === '' || error)
    return (
      <Door title={t('link.closedTitle')}>
        <Problem of={error ?? t('link.missing')} />
        <p className="door-after">
          <BtnLink href="/sign-in">{t('link.toSignIn')}</BtnLink>
        </p>
      </Door>
    )
  if (!link)
    return (
      <Door title={t('link.page')}>
        <p className="dim">{t('link.waiting')}</p>
      </Door>
    )
  return <LinkForm token={token} link={link} onDone={() => finish(link.purpose)} />
}

function LinkForm({ token, link, onDone }: { token: string; link: LinkInfo; onDone(): void }) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const first = link.purpose === 'firstAdministrator'
  const [person, setPerson] = useState(none)
  const [password, setPassword] = useState('')
  const { send, busy, form, field, problem } = useSend({ fields: ['password', ...Object.keys(none)] })
  const put = (key: keyof typeof none) => (value: string) => setPerson({ ...person, [key]: value })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = Object.fromEntries(Object.entries(person).filter(([, value]) => value.trim() !== ''))
    const stored = await send(() =>
      first
        ? api.post('/api/account/first-administrator', { token, password, givenName: '', familyName: '', ...given })
        : api.post('/api/account/password-by-link', { token, password }),
    )
    if (stored) onDone()
  }
  return (
    <Door
      title={first ? t('link.firstPage') : t('link.page')}
      lead={first ? t.rich('link.firstLead') : t.rich('link.lead', { name: link.name ?? '' })}
    >
      <form ref={form} className="fields" onSubmit={submit} noValidate>
        <Problem of={problem} />
        {first && (
          <>
            <TextInput
              label={t('person.givenName')}
              error={field('givenName')}
              value={person.givenName}
              onChange={put('givenName')}
              autoComplete="given-name"
              autoFocus
            />
            <TextInput
              label={t('person.familyName')}
              error={field('familyName')}
              value={person.familyName}
              onChange={put('familyName')}
              autoComplete="family-name"
            />
            {keys.map((key) => (
              <TextInput
                key={key}
                label={t(`key.${key}`)}
                optional
                hint={key === 'nationalCode' ? t('access.keysText') : undefined}
                error={field(key)}
                value={person[key]}
                onChange={put(key)}
                latin={key === 'email'}
                inputMode={key === 'email' ? 'email' : 'numeric'}
              />
            ))}
          </>
        )}
        <PasswordInput
          label={t('link.password')}
          hint={t('link.passwordHint')}
          error={field('password')}
          value={password}
          onChange={setPassword}
          isNew
          autoFocus={!first}
        />
        <Btn tone="go" block type="submit" busy={busy}>
          {first ? t('link.firstAct') : t('link.act')}
        </Btn>
      </form>
      <p className="door-after">{t('link.until', { date: f.date(link.expiresAt), time: f.time(link.expiresAt) })}</p>
    </Door>
  )
}
