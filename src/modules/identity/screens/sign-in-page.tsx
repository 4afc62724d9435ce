import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useAddress, useGo } from '../../../ui/address.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, Checkbox, Problem, TextInput, useLooks, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../identity.fa.ts'
import { Door } from './door.tsx'
import { nextPath } from './next-path.rules.ts'
import { PasswordInput } from './password-input.tsx'

/** Signing in: name and password, then the code where the person has turned the second factor on. */
export function SignInPage({ aside }: { aside?: ReactNode }) {
  const [step, setStep] = useState<'password' | 'code'>('password')
  const client = useQueryClient()
  const { query } = useAddress()
  const go = useGo()
  const enter = async () => {
    // what was seen before belongs to nobody or to another person
    client.clear()
    go(nextPath(query.get('next')))
  }
  return step === 'password' ? (
    <PasswordStep aside={aside} onDone={(secondFactor) => (secondFactor ? setStep('code') : enter())} />
  ) : (
    <CodeStep onDone={enter} onBack={() => setStep('password')} />
  )
}

function PasswordStep({ aside, onDone }: { aside?: ReactNode; onDone(secondFactor: boolean): void }) {
  const t = useWords<typeof fa>('identity')
  const { locale } = useLooks()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const { send, busy, form, field, problem } = useSend({ fields: ['name', 'password'] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      const { secondFactor } = await api.post<{ secondFactor: boolean }>('/api/session', { name, password, remember })
      onDone(secondFactor)
    })
  }
  return (
    <Door title={t('signIn.page')} lead={t('signIn.lead')} aside={aside}>
      <form ref={form} className="fields" onSubmit={submit} noValidate>
        <Problem of={problem} />
        <TextInput
          label={t('signIn.name')}
          hint={t('signIn.nameHint')}
          error={field('name')}
          value={name}
          onChange={setName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
        />
        <PasswordInput label={t('signIn.password')} error={field('password')} value={password} onChange={setPassword} />
        <Checkbox label={t('signIn.remember')} checked={remember} onChange={setRemember} />
        <Btn tone="go" block type="submit" busy={busy}>
          {t('signIn.act')}
        </Btn>
      </form>
      <p className="door-after">{t('signIn.forgotten')}</p>
      <p className="door-after">
        {/* the public page is no screen of the app: it comes from the house whole, without a script */}
        <a href={locale === 'en' ? '/public?lang=en' : '/public'}>{t('signIn.public')}</a>
      </p>
    </Door>
  )
}

function CodeStep({ onDone, onBack }: { onDone(): void; onBack(): void }) {
  const t = useWords<typeof fa>('identity')
  const [code, setCode] = useState('')
  const [backup, setBackup] = useState(false)
  const { send, busy, form, field, problem, clear } = useSend({ fields: ['code'] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      try {
        await api.post('/api/session/second-factor', { code })
      } catch (error) {
        // the half sign-in has passed: its message belongs to the first step
        if (error instanceof ApiProblem && error.code === 'identity.signInAgain') onBack()
        throw error
      }
      onDone()
    })
  }
  return (
    <Door title={t('signIn.factorPage')} lead={t('signIn.factorLead')}>
      <form ref={form} className="fields" onSubmit={submit} noValidate>
        <Problem of={problem} />
        <div className="door-code" key={String(backup)}>
          <TextInput
            label={backup ? t('signIn.backup') : t('signIn.code')}
            hint={backup ? t('signIn.backupHint') : t('signIn.codeHint')}
            error={field('code')}
            value={code}
            onChange={setCode}
            inputMode={backup ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            maxLength={backup ? 20 : 7}
            latin
            autoFocus
            required
          />
        </div>
        <Btn tone="go" block type="submit" busy={busy}>
          {t('signIn.factorAct')}
        </Btn>
        <span className="row between">
          <Btn
            tone="quiet"
            onClick={() => {
              setBackup(!backup)
              setCode('')
              clear()
            }}
          >
            {backup ? t('signIn.useCode') : t('signIn.useBackup')}
          </Btn>
          <Btn tone="quiet" onClick={onBack}>
            {t('signIn.back')}
          </Btn>
        </span>
      </form>
    </Door>
  )
}
