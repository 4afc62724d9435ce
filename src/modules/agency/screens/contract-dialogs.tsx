import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, type Option, Segments, TextInput, useSend } from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import type { AgencyView } from '../agency.schema.ts'
import type { ContractKind } from '../agency.tables.ts'
import { changed, useAgencyWords } from './data.ts'
import { type PartyDraft, PartyFields, partyBody } from './party-fields.tsx'
import { emptyTerms, TermsFields, termsBody, termsPaths } from './terms-fields.tsx'

/** Enters a contract that began before the product, from its paper. */
export function TakeOverDialog({ view, onClose }: { view: AgencyView; onClose(): void }) {
  const { t, today } = useAgencyWords()
  const [what, setWhat] = useState<ContractKind>('agent')
  const standing = view.team.find((one) => one.part === what)
  const [party, setParty] = useState<PartyDraft>({
    kind: 'person',
    one: standing ? { value: standing.person.id, label: standing.person.name } : null,
  })
  const [terms, setTerms] = useState(() => emptyTerms(view.proposed, today))
  const [source, setSource] = useState('')
  const deed = useSend({ fields: [...termsPaths, 'party', 'source'], done: t('done.takeOver'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${view.cluster.id}/contracts`, {
        what,
        party: partyBody(party),
        ...termsBody(terms, true),
        source: { mark: 'document', source },
      }),
    )
  return (
    <FormDialog
      title={t('do.takeOver')}
      lead={t('do.takeOverText')}
      verb={t('do.takeOver')}
      sending={deed}
      onSend={send}
      onClose={onClose}
      wide
    >
      <Segments
        label={t('form.what')}
        value={what}
        onChange={(next) => {
          setWhat(next)
          const person = view.team.find((one) => one.part === next)?.person
          setParty({ kind: 'person', one: person ? { value: person.id, label: person.name } : null })
        }}
        options={[
          { value: 'agent', label: t('contract.agent') },
          { value: 'supervisor', label: t('contract.supervisor') },
        ]}
      />
      <PartyFields party={party} onChange={setParty} error={deed.field('party')} />
      <TermsFields terms={terms} onChange={setTerms} sending={deed} takenOver />
      <TextInput
        label={t('form.source')}
        hint={t('form.sourceHint')}
        value={source}
        onChange={setSource}
        error={deed.field('source')}
      />
    </FormDialog>
  )
}

/** Signs the supervisor's contract and names the person. */
export function SupervisorDialog({ view, onClose }: { view: AgencyView; onClose(): void }) {
  const { t, today } = useAgencyWords()
  const [person, setPerson] = useState<Option | null>(null)
  const [terms, setTerms] = useState(() => emptyTerms(view.proposed, today))
  const [noConflict, setNoConflict] = useState(false)
  const deed = useSend({
    fields: [...termsPaths, 'personId', 'noConflict'],
    done: t('done.supervisor'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post(`/api/clusters/${view.cluster.id}/supervision`, {
        personId: person?.value,
        noConflict,
        ...termsBody(terms),
      }),
    )
  return (
    <FormDialog
      title={t('do.supervisor')}
      lead={t('do.supervisorText')}
      verb={t('do.supervisor')}
      sending={deed}
      onSend={send}
      onClose={onClose}
      wide
    >
      <RecordField
        noun="person"
        label={t('post.supervisor')}
        value={person?.value ?? null}
        known={person}
        onChoose={setPerson}
        error={deed.field('personId')}
      />
      <Checkbox label={t('form.noConflict')} checked={noConflict} onChange={setNoConflict} />
      {deed.field('noConflict') && (
        <p className="late-t small" role="alert">
          {deed.field('noConflict')}
        </p>
      )}
      <TermsFields terms={terms} onChange={setTerms} sending={deed} />
    </FormDialog>
  )
}
