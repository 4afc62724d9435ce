import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Checkbox,
  FormDialog,
  JalaliDateInput,
  NumberInput,
  Problem,
  Select,
  TextInput,
  useSend,
} from '../../../ui/index.ts'
import type { EditionPreview, RulesOfBody } from '../bodies/edition.schema.ts'
import { useMeetingWords } from './data.ts'
import './session.css'

type Settings = RulesOfBody['settings']
const fractions = ['1/2', '2/3', '3/4'] as const
const units = ['week', 'month', 'year'] as const
const whole = (text: string | null): number | null => (text === null ? null : Math.trunc(Number(text)))

/** A new edition of a body's rules: its settings, what they would change, and from which day it holds. */
export function NewEditionDialog({ rules, onClose }: { rules: RulesOfBody; onClose(): void }) {
  const { t, f } = useMeetingWords()
  const [settings, setSettings] = useState<Settings>(rules.settings)
  const [edition, setEdition] = useState(t('newEdition.nameIs', { n: f.number(rules.editions.length + 1) }))
  const [validFrom, setValidFrom] = useState<string | null>(rules.firstDay)
  const [reason, setReason] = useState('')
  const put = (change: Partial<Settings>) => setSettings({ ...settings, ...change })
  const sending = useSend({
    fields: [
      'edition',
      'validFrom',
      'reason',
      'settings.minimum',
      'settings.mustInclude',
      'settings.rhythm.every',
      'settings.invitationDays',
      'settings.objectionDays',
      'settings.appointedBy',
    ],
    done: t('newEdition.done'),
    renew: 'all',
  })
  const { field } = sending
  const body = { version: rules.version, edition, validFrom, reason, settings }
  return (
    <FormDialog
      wide
      title={t('newEdition.title')}
      lead={t('newEdition.lead')}
      verb={t('newEdition.submit')}
      disabled={!validFrom}
      sending={sending}
      onSend={() => sending.send(() => api.post(`/api/bodies/${rules.body.id}/rules`, body))}
      onClose={onClose}
    >
      <div className="two">
        <TextInput label={t('newEdition.name')} value={edition} onChange={setEdition} error={field('edition')} />
        <JalaliDateInput
          label={t('newEdition.from')}
          value={validFrom}
          onChange={setValidFrom}
          min={rules.firstDay}
          error={field('validFrom')}
        />
      </div>
      <div className="two">
        <Select
          label={t('newEdition.fraction')}
          options={fractions.map((value) => ({ value, label: t(`newEdition.fraction.${value}`) }))}
          value={settings.fraction}
          onChange={(fraction) => fraction && put({ fraction: fraction as Settings['fraction'] })}
        />
        <NumberInput
          label={t('newEdition.minimum')}
          optional
          min={1}
          max={100}
          value={settings.minimum === null ? null : String(settings.minimum)}
          onChange={(text) => put({ minimum: whole(text) })}
          error={field('settings.minimum')}
        />
      </div>
      <fieldset className="field must-sit">
        <legend className="label">{t('newEdition.mustInclude')}</legend>
        <div className="row choices">
          {rules.seats.map(({ code, title }) => (
            <Checkbox
              key={code}
              label={title[f.locale]}
              checked={settings.mustInclude.includes(code)}
              onChange={(on) =>
                put({
                  mustInclude: on
                    ? [...settings.mustInclude, code]
                    : settings.mustInclude.filter((one) => one !== code),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="two">
        <NumberInput
          label={t('newEdition.every')}
          min={1}
          max={24}
          value={String(settings.rhythm.every)}
          onChange={(text) => put({ rhythm: { ...settings.rhythm, every: whole(text) ?? 1 } })}
          error={field('settings.rhythm.every')}
        />
        <Select
          label={t('newEdition.unit')}
          options={units.map((value) => ({ value, label: t(`newEdition.unit.${value}`) }))}
          value={settings.rhythm.unit}
          onChange={(unit) => unit && put({ rhythm: { ...settings.rhythm, unit: unit as (typeof units)[number] } })}
        />
        <NumberInput
          label={t('newEdition.invitation')}
          min={0}
          max={90}
          value={String(settings.invitationDays)}
          onChange={(text) => put({ invitationDays: whole(text) ?? 0 })}
          error={field('settings.invitationDays')}
        />
        <NumberInput
          label={t('newEdition.objection')}
          min={1}
          max={90}
          value={String(settings.objectionDays)}
          onChange={(text) => put({ objectionDays: whole(text) ?? 1 })}
          error={field('settings.objectionDays')}
        />
      </div>
      <Checkbox
        label={t('newEdition.restarts')}
        checked={settings.restartsEachYear}
        onChange={(restartsEachYear) => put({ restartsEachYear })}
      />
      <TextInput
        label={t('newEdition.appointedBy')}
        value={settings.appointedBy}
        onChange={(appointedBy) => put({ appointedBy })}
        error={field('settings.appointedBy')}
      />
      {validFrom && <Preview bodyId={rules.body.id} validFrom={validFrom} settings={settings} />}
      <TextInput label={t('newEdition.reason')} value={reason} onChange={setReason} error={field('reason')} />
    </FormDialog>
  )
}

/** What the settings would change from that day on, and which called sessions they would meet. */
function Preview({ bodyId, validFrom, settings }: { bodyId: string; validFrom: string; settings: Settings }) {
  const { t, f } = useMeetingWords()
  const asked = useDeferredValue(JSON.stringify({ validFrom, settings }))
  const found = useQuery({
    queryKey: ['meetings', 'rulesPreview', bodyId, asked],
    queryFn: () => api.post<EditionPreview>(`/api/bodies/${bodyId}/rules/preview`, JSON.parse(asked)),
    placeholderData: (before) => before,
    retry: false,
  })
  const { data } = found
  return (
    <section className="edition-preview editions-list" aria-live="polite">
      <h3>{t('newEdition.preview')}</h3>
      {found.error && <Problem of={found.error} />}
      {data && data.changes.length === 0 && <p className="dim small">{t('newEdition.previewNone')}</p>}
      {data && data.changes.length > 0 && (
        <>
          <ul className="list">
            {data.changes.map(({ what, before, after }) => (
              <li key={what}>
                <b className="strong">{t(`bodyRules.set.${what}`)}</b>
                <span className="sub dim">{t('newEdition.before', { text: before[f.locale] })}</span>
                <span className="sub">{t('newEdition.after', { text: after[f.locale] })}</span>
              </li>
            ))}
          </ul>
          {data.quorum.before !== data.quorum.after && (
            <p>
              {t('newEdition.needed', {
                seats: data.quorum.seats,
                before: data.quorum.before,
                after: data.quorum.after,
              })}
            </p>
          )}
          <p className="small dim">{t(data.sessions.length > 0 ? 'newEdition.sessions' : 'newEdition.noSessions')}</p>
          <ul className="list">
            {data.sessions.map((session) => (
              <li key={session.id}>
                {f.digits(session.title)}
                <span className="sub">{session.heldOn ? f.date(session.heldOn, 'dayYear') : t('open.dayPlanned')}</span>
                {session.late && <span className="sub risk-t">{t('newEdition.late', session.late)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
