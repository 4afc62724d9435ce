import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toLatinDigits, toPersianDigits } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import { Btn, Checkbox, Problem, Section, TextInput, useLooks, useSend } from '../../../ui/index.ts'
import { channels, messageKinds } from '../message.rules.ts'
import type { ChoicesView } from '../messages.schema.ts'
import { choicesQuery, useMessageWords } from './data.ts'
import './messages.css'

/** The same where a page has not read them yet: on one's account, which everybody has. */
export function OwnChoices() {
  const { data } = useSuspenseQuery(choicesQuery)
  return <ChooseSection stood={data} />
}

/** One's own choices: which kind of message by which way, and when it is quiet. */
export function ChooseSection({ stood }: { stood: ChoicesView }) {
  const { t } = useMessageWords()
  const { locale } = useLooks()
  const written = (time: string) => (locale === 'fa' ? toPersianDigits(time) : time)
  const [choices, setChoices] = useState(stood.choices)
  const [from, setFrom] = useState(written(stood.quiet.from))
  const [until, setUntil] = useState(written(stood.quiet.until))
  const sending = useSend({
    fields: ['quiet.from', 'quiet.until'],
    done: t('choose.saved'),
    renew: [['messages', 'choices']],
  })
  const read = (time: string) => toLatinDigits(time).trim()
  const save = () =>
    sending.send(() => api.put('/api/account/messages', { choices, quiet: { from: read(from), until: read(until) } }))
  const isWanted = (kind: string, channel: string) =>
    choices.find((one) => one.kind === kind && one.channel === channel)?.wanted ?? true
  return (
    <Section title={t('choose.title')}>
      <p className="muted prose">{t('choose.text')}</p>
      {stood.mobile === null && <p className="muted">{t('choose.noMobile')}</p>}
      {stood.email === null && <p className="muted">{t('choose.noEmail')}</p>}
      <form
        ref={sending.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Problem of={sending.problem} />
        {messageKinds.map((kind) => (
          <fieldset key={kind} className="message-choice">
            <legend>{t(`kind.${kind}`)}</legend>
            {channels.map((channel) => (
              <Checkbox
                key={channel}
                label={t(`channel.${channel}`)}
                checked={isWanted(kind, channel)}
                onChange={(wanted) =>
                  setChoices(
                    choices.map((one) => (one.kind === kind && one.channel === channel ? { ...one, wanted } : one)),
                  )
                }
              />
            ))}
          </fieldset>
        ))}
        <h3 className="sub">{t('choose.quiet')}</h3>
        <p className="muted prose">{t('choose.quietText')}</p>
        <div className="fields pairs">
          <TextInput
            label={t('choose.from')}
            value={from}
            onChange={setFrom}
            error={sending.field('quiet.from')}
            inputMode="numeric"
          />
          <TextInput
            label={t('choose.until')}
            value={until}
            onChange={setUntil}
            error={sending.field('quiet.until')}
            inputMode="numeric"
          />
        </div>
        <p className="message-choose-go">
          <Btn type="submit" tone="go" busy={sending.busy}>
            {t('choose.save')}
          </Btn>
        </p>
      </form>
    </Section>
  )
}
