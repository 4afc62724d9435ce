import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../../ui/api.ts'
import { Btn, Problem, Section, useSend, useToast, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import { PasswordInput } from '../password-input.tsx'

export function PasswordSection() {
  const t = useWords<typeof fa>('identity')
  const [open, setOpen] = useState(false)
  return (
    <Section title={t('password.title')}>
      {open ? (
        <PasswordForm onDone={() => setOpen(false)} />
      ) : (
        <div className="row between">
          <p className="muted prose">{t('password.text')}</p>
          <Btn onClick={() => setOpen(true)}>{t('password.change')}</Btn>
        </div>
      )}
    </Section>
  )
}

function PasswordForm({ onDone }: { onDone(): void }) {
  const t = useWords<typeof fa>('identity')
  const say = useToast()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const { send, busy, form, field, problem } = useSend({ fields: ['password', 'newPassword'] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await send(() => api.post('/api/account/password', { password, newPassword })))) return
    say({ title: t('password.changed'), text: t('password.text') })
    await client.invalidateQueries({ queryKey: ['account', 'sessions'] })
    onDone()
  }
  return (
    <form ref={form} className="fields narrow" onSubmit={submit} noValidate>
      <Problem of={problem} />
      <PasswordInput
        label={t('password.current')}
        error={field('password')}
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <PasswordInput
        label={t('link.password')}
        hint={t('link.passwordHint')}
        error={field('newPassword')}
        value={newPassword}
        onChange={setNewPassword}
        isNew
      />
      <div className="row">
        <Btn tone="go" type="submit" busy={busy}>
          {t('password.change')}
        </Btn>
        <Btn tone="quiet" onClick={onDone}>
          {t('cancel')}
        </Btn>
      </div>
    </form>
  )
}
