import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { encode } from 'uqr'
import { api } from '../../../../ui/api.ts'
import { Btn, Checkbox, Problem, Section, Tag, TextInput, useSend, useToast, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { SecondFactorReply } from '../../identity.schema.ts'
import { PasswordInput } from '../password-input.tsx'

export function SecondFactorSection({ on }: { on: boolean }) {
  const t = useWords<typeof fa>('identity')
  const [asking, setAsking] = useState(false)
  const [offer, setOffer] = useState<SecondFactorReply | null>(null)
  const close = () => {
    setAsking(false)
    setOffer(null)
  }
  return (
    <Section
      title={t('factor.title')}
      mark={<Tag tone={on ? 'ok' : 'plain'}>{on ? t('account.on') : t('account.off')}</Tag>}
    >
      {offer ? (
        <Confirm offer={offer} onDone={close} />
      ) : asking ? (
        <AskPassword on={on} onOffer={setOffer} onClose={close} />
      ) : (
        <div className="row between">
          <p className="muted prose">{on ? t('factor.onText') : t('factor.offText')}</p>
          <Btn onClick={() => setAsking(true)}>{on ? t('factor.turnOff') : t('factor.turnOn')}</Btn>
        </div>
      )}
    </Section>
  )
}

interface AskPasswordProps {
  on: boolean
  onOffer(offer: SecondFactorReply): void
  onClose(): void
}

/** The password stands before both: turning on, so that no one else does it on an open screen, and turning off. */
function AskPassword({ on, onOffer, onClose }: AskPasswordProps) {
  const t = useWords<typeof fa>('identity')
  const say = useToast()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const { send, busy, form, field, problem } = useSend({ fields: ['password'] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      if (!on) return onOffer(await api.post<SecondFactorReply>('/api/account/second-factor', { password }))
      await api.delete('/api/account/second-factor', { password })
      await client.invalidateQueries({ queryKey: ['me'] })
      say({ title: t('factor.nowOff') })
      onClose()
    })
  }
  return (
    <form ref={form} className="fields narrow" onSubmit={submit} noValidate>
      <Problem of={problem} />
      <PasswordInput
        label={t('password.current')}
        hint={t('factor.passwordFirst')}
        error={field('password')}
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <div className="row">
        <Btn tone={on ? 'danger' : 'go'} type="submit" busy={busy}>
          {on ? t('factor.turnOff') : t('factor.continue')}
        </Btn>
        <Btn tone="quiet" onClick={onClose}>
          {t('cancel')}
        </Btn>
      </div>
    </form>
  )
}

function Confirm({ offer, onDone }: { offer: SecondFactorReply; onDone(): void }) {
  const t = useWords<typeof fa>('identity')
  const say = useToast()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [kept, setKept] = useState(false)
  const { send, busy, form, field, problem } = useSend({ fields: ['code'] })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!kept) return
    void send(async () => {
      await api.post('/api/account/second-factor/confirmation', { code })
      await client.invalidateQueries({ queryKey: ['me'] })
      say({ title: t('factor.nowOn') })
      onDone()
    })
  }
  return (
    <form ref={form} className="fields" onSubmit={submit} noValidate>
      <p className="muted prose">{t('factor.scan')}</p>
      <div className="factor-grid">
        <QrCode text={offer.uri} label={t('factor.qr')} />
        <div className="stack">
          <h3 className="strong small">{t('factor.byHand')}</h3>
          <code className="copy-line">{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
          <h3 className="strong small">{t('factor.backupTitle')}</h3>
          <p className="muted small prose">{t('factor.backupText')}</p>
          <ul className="codes">
            {offer.backupCodes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Checkbox label={t('factor.kept')} checked={kept} onChange={setKept} />
        </div>
      </div>
      <Problem of={problem} />
      <div className="fields narrow">
        <div className="door-code">
          <TextInput
            label={t('signIn.code')}
            hint={t('signIn.codeHint')}
            error={field('code')}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            latin
          />
        </div>
        <div className="row">
          <Btn tone="go" type="submit" busy={busy} why={kept ? undefined : t('factor.keepFirst')}>
            {t('factor.confirm')}
          </Btn>
          <Btn tone="quiet" onClick={onDone}>
            {t('cancel')}
          </Btn>
        </div>
      </div>
    </form>
  )
}

/** Dark on white in both schemes: phones read no inverted codes. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { border: 3 })
    const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    return { path: squares.join(''), size }
  }, [text])
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} fill="currentColor" />
    </svg>
  )
}
