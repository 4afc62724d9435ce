import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, FormDialog, Link, Radios, Section, TextArea, useSend } from '../../../ui/index.ts'
import type { AskedOfSender as Asked, Letter } from '../letters.schema.ts'
import { askedQuery, useLetterWords } from './data.ts'

type Chosen =
  | { what: 'remark'; of: Asked['remarks'][number]; title: string }
  | { what: 'resolution'; of: Asked['resolutions'][number]; title: string }

/** What bodies wait to hear from the sender; the letter in hand may be that answer. Nothing where nothing is asked. */
export function AskedOfSender({ letter }: { letter: Letter }) {
  const { t, f } = useLetterWords()
  const { data } = useQuery(askedQuery(letter.id))
  const [chosen, setChosen] = useState<Chosen | null>(null)
  if (!data || (data.remarks.length === 0 && data.resolutions.length === 0)) return null
  const act = (one: Chosen) =>
    letter.may.attach === true && (
      <Btn small tone="quiet" onClick={() => setChosen(one)}>
        {t('bring.do')}
      </Btn>
    )
  return (
    <Section title={t('bring.title')}>
      <p className="dim">{t('bring.lead')}</p>
      <ul className="list">
        {data.remarks.map((one) => (
          <li key={one.id} className="row between">
            <span className="grow">
              <Link href={`/sessions/${one.sessionId}`}>{f.digits(one.session)}</Link>
              <span className="sub dim small">
                {' '}
                {t('bring.remark', { item: f.digits(one.item), day: f.date(one.due, 'dayYear') })}
              </span>
            </span>
            {act({ what: 'remark', of: one, title: one.item })}
          </li>
        ))}
        {data.resolutions.map((one) => (
          <li key={one.id} className="row between">
            <span className="grow">
              <Link href={`/resolutions/${one.id}`}>{f.digits(one.title)}</Link>
              <span className="sub dim small">
                {' '}
                {t('bring.resolution', { day: f.date(one.notifiedOn, 'dayYear') })}
              </span>
            </span>
            {act({ what: 'resolution', of: one, title: one.title })}
          </li>
        ))}
      </ul>
      {chosen && <BringDialog letter={letter} chosen={chosen} onClose={() => setChosen(null)} />}
    </Section>
  )
}

/** The letter's word, entered where it was waited for; it settles that in the same act. */
function BringDialog({ letter, chosen, onClose }: { letter: Letter; chosen: Chosen; onClose(): void }) {
  const { t, f } = useLetterWords()
  const [kind, setKind] = useState<'accept' | 'object'>('accept')
  const [text, setText] = useState('')
  const sending = useSend({ fields: ['text', 'id', 'on', 'reason'], renew: 'all' })
  const what = chosen.what === 'remark' ? 'remark' : kind
  const until = chosen.what === 'resolution' ? chosen.of.objectionUntil : null
  const needed = what !== 'accept'
  return (
    <FormDialog
      title={t('bring.form')}
      lead={f.digits(chosen.title)}
      verb={t('bring.submit')}
      sending={sending}
      disabled={needed && text.trim() === ''}
      onSend={() =>
        sending.send(() =>
          api.post(`/api/letters/${letter.id}/asked`, {
            version: letter.version,
            what,
            id: chosen.of.id,
            ...(text.trim() ? { text: text.trim() } : {}),
          }),
        )
      }
      onClose={onClose}
    >
      {chosen.what === 'resolution' && (
        <Radios
          label={t('bring.what')}
          options={[
            { value: 'accept', label: t('bring.accept') },
            { value: 'object', label: t('bring.object'), disabled: until === null },
          ]}
          value={kind}
          onChange={setKind}
        />
      )}
      {what === 'object' && until && (
        <p className="small dim">
          {t('bring.until', { day: f.date(until, 'dayYear'), dated: f.date(letter.dated, 'dayYear') })}
        </p>
      )}
      <TextArea
        label={t('bring.text')}
        optional={!needed}
        value={text}
        onChange={setText}
        error={sending.field('text') ?? sending.field('reason') ?? sending.field('id') ?? sending.field('on')}
      />
    </FormDialog>
  )
}
