import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import {
  Answer,
  Btn,
  BtnLink,
  FormDialog,
  JalaliDateInput,
  Link,
  PageHead,
  Refusal,
  Tag,
  TextInput,
  useSend,
} from '../../../ui/index.ts'
import type { VisitView } from '../agency.schema.ts'
import { addresses, agencyQuery, changed, useAgencyWords, useWhyNot, visitQuery } from './data.ts'
import { Example } from './marks.tsx'
import { VisitForm } from './visit-form.tsx'
import { judgementTones, Photos, Typed } from './visits-part.tsx'
import './agency.css'

/** A visit that nobody had planned, reported from the cluster's page or the desk. */
export function NewVisitPage({ id: clusterId }: { id: string }) {
  const { t } = useAgencyWords()
  const whyNot = useWhyNot()
  const agency = useQuery(agencyQuery(clusterId))
  return (
    <Answer of={agency}>
      {(view) => (
        <>
          <PageHead
            crumbs={[{ href: addresses.agency(clusterId), label: view.cluster.name }]}
            title={t('visit.new')}
            acts={<BtnLink href={addresses.paper(clusterId)}>{t('visit.paper')}</BtnLink>}
          />
          <div className="visit-page">
            {view.may.visit === true ? (
              <VisitForm clusterId={clusterId} visitId={null} plannedOn={null} parts={view.reportParts} />
            ) : (
              <Refusal title={whyNot(view.may.visit)} />
            )}
          </div>
        </>
      )}
    </Answer>
  )
}

/** One visit: its report, or the form while it is planned. */
export function VisitPage({ id }: { id: string }) {
  const visit = useQuery(visitQuery(id))
  return <Answer of={visit}>{(found) => <Visit visit={found} />}</Answer>
}

function Visit({ visit }: { visit: VisitView }) {
  const { t, f } = useAgencyWords()
  const [cancelling, setCancelling] = useState(false)
  const planned = visit.state === 'planned' && visit.may.report === true
  const day = f.date((visit.heldOn ?? visit.plannedOn)!, 'weekdayYear')
  return (
    <>
      <PageHead
        crumbs={[{ href: addresses.agency(visit.cluster.id), label: visit.cluster.name }]}
        title={
          <>
            {t('visit.on', { day })}
            <Example of={visit.marks} />
          </>
        }
        acts={
          planned && (
            <Btn tone="quiet" small onClick={() => setCancelling(true)}>
              {t('visit.cancel')}
            </Btn>
          )
        }
      />
      <div className="visit-page">
        {planned ? (
          <VisitForm
            clusterId={visit.cluster.id}
            visitId={visit.id}
            plannedOn={visit.plannedOn}
            parts={visit.parts.map(({ code, fa, en }) => ({ code, fa, en }))}
          />
        ) : (
          <Report visit={visit} />
        )}
      </div>
      {cancelling && <CancelDialog visit={visit} onClose={() => setCancelling(false)} />}
    </>
  )
}

function Report({ visit }: { visit: VisitView }) {
  const { t, locale } = useAgencyWords()
  if (visit.state !== 'reported')
    return (
      <p className="visit-pad">
        {visit.state === 'cancelled' ? t('visit.cancelled', { reason: visit.cancelReason ?? '' }) : t('visit.missing')}
      </p>
    )
  return (
    <div className="visit-report">
      <p className="row tight">
        <span className="dim">{t('visit.judgement')}</span>
        <Tag tone={judgementTones[visit.judgement!]}>{t(`judgement.${visit.judgement!}`)}</Tag>
      </p>
      <dl>
        {visit.parts.map((part) => [
          <dt key={`${part.code} name`}>{part[locale]}</dt>,
          <dd key={part.code} className={part.text ? undefined : 'dim'}>
            {part.text || t('visit.nothing')}
          </dd>,
        ])}
      </dl>
      <Photos visit={visit} />
      <Typed visit={visit} />
      <p>
        <Link href={`/records/${visit.id}/history`}>{t('margin.history')}</Link>
      </p>
    </div>
  )
}

function CancelDialog({ visit, onClose }: { visit: VisitView; onClose(): void }) {
  const { t } = useAgencyWords()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.cancel'), renew: changed })
  const send = () => deed.send(() => api.post(`/api/visits/${visit.id}/cancellation`, { reason }))
  return (
    <FormDialog
      title={t('visit.cancel')}
      verb={t('visit.cancel')}
      tone="danger"
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput label={t('visit.cancelReason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}

/** Why no visit was made in a period that passed. */
export function ExcuseDialog({
  clusterId,
  from,
  months,
  onClose,
}: {
  clusterId: string
  from: string
  months: string
  onClose(): void
}) {
  const { t } = useAgencyWords()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason', 'from'], done: t('done.excuse'), renew: changed })
  const send = () => deed.send(() => api.post(`/api/clusters/${clusterId}/visit-excuses`, { from, reason }))
  return (
    <FormDialog
      title={t('visit.excuseTitle', { months })}
      lead={t('visit.excuseLead')}
      verb={t('visit.excuse')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput
        label={t('visit.excuseReason')}
        value={reason}
        onChange={setReason}
        error={deed.field('reason') ?? deed.field('from')}
      />
    </FormDialog>
  )
}

/** Plans a visit for a day to come. */
export function PlanVisitDialog({ clusterId, onClose }: { clusterId: string; onClose(): void }) {
  const { t, today } = useAgencyWords()
  const [day, setDay] = useState<string | null>(null)
  const deed = useSend({ fields: ['plannedOn'], done: t('done.plan'), renew: changed })
  const send = () => deed.send(() => api.post(`/api/clusters/${clusterId}/visits`, { plannedOn: day }))
  return (
    <FormDialog title={t('visit.plan')} verb={t('visit.plan')} sending={deed} onSend={send} onClose={onClose}>
      <JalaliDateInput
        label={t('visit.plannedOn')}
        value={day}
        onChange={setDay}
        min={today}
        error={deed.field('plannedOn')}
      />
    </FormDialog>
  )
}
