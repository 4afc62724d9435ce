import { Checkbox, JalaliDateInput, type Option, Radios, TextInput, useLooks } from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import type { Letter } from '../letters.schema.ts'
import { useLetterWords } from './data.ts'

const roles = ['expert', 'deputy', 'managingDirector', 'agentTeam'] as const
type Receiver = (typeof roles)[number] | 'person'

/** What stands in the form of a letter. */
export interface Draft {
  number: string
  dated: string | null
  party: Option | null
  partyName: string
  subject: string
  receiver: Receiver | null
  person: Option | null
  asks: boolean
  due: string | null
}

const option = (of: { id: string | null; name: string } | null): Option | null =>
  of?.id ? { value: of.id, label: of.name } : null

export const emptyDraft: Draft = {
  number: '',
  dated: null,
  party: null,
  partyName: '',
  subject: '',
  receiver: null,
  person: null,
  asks: false,
  due: null,
}
export const draftOf = (letter: Letter): Draft => ({
  number: letter.number,
  dated: letter.dated,
  party: option(letter.party),
  partyName: letter.party.id ? '' : letter.party.name,
  subject: letter.subject,
  receiver: letter.receiver.role ?? (letter.receiver.person ? 'person' : null),
  person: option(letter.receiver.person),
  asks: letter.asksAnswer,
  due: letter.due,
})

/** The other side and our side as the request has them. */
export const sides = ({ party, partyName, receiver, person }: Draft, incoming: boolean) => ({
  ...(party ? { organisationId: party.value } : partyName.trim() ? { partyName } : {}),
  ...(incoming && receiver === 'person' && person ? { receiverPersonId: person.value } : {}),
  ...(incoming && receiver && receiver !== 'person' ? { receiverRole: receiver } : {}),
})

interface PartProps {
  draft: Draft
  put(more: Partial<Draft>): void
  field(path: string): string | undefined
}

/** Who wrote it, or to whom it goes: of the register of organisations, else by name. */
export function PartyFields({ draft, put, field, incoming }: PartProps & { incoming: boolean }) {
  const { t } = useLetterWords()
  return (
    <div className="fields pairs">
      <RecordField
        noun="organisation"
        label={t(incoming ? 'form.sender' : 'form.addressee')}
        optional={draft.partyName.trim() !== ''}
        value={draft.party?.value ?? null}
        known={draft.party}
        onChoose={(party) => put({ party, ...(party ? { partyName: '' } : {}) })}
        {...(field('organisationId') ? { error: field('organisationId')! } : {})}
      />
      {draft.party === null && (
        <TextInput
          label={t('form.partyName')}
          hint={t('form.partyHint')}
          optional
          value={draft.partyName}
          onChange={(partyName) => put({ partyName })}
          error={field('partyName')}
        />
      )}
    </div>
  )
}

/** Number and day stand beside one another, as on the letter; a number of our own counter is not typed. */
export function NumberAndDay({ draft, put, field, typed, hint }: PartProps & { typed: boolean; hint?: string }) {
  const { t } = useLetterWords()
  const { today } = useLooks()
  return (
    <div className="fields pairs">
      {typed && (
        <TextInput
          label={t('form.number')}
          {...(hint ? { hint } : {})}
          value={draft.number}
          onChange={(number) => put({ number })}
          error={field('number')}
        />
      )}
      <JalaliDateInput
        label={t('form.dated')}
        value={draft.dated}
        onChange={(dated) => put({ dated })}
        max={today}
        error={field('dated')}
      />
    </div>
  )
}

export function SubjectField({ draft, put, field }: PartProps) {
  const { t } = useLetterWords()
  return (
    <TextInput
      label={t('form.subject')}
      value={draft.subject}
      onChange={(subject) => put({ subject })}
      error={field('subject')}
    />
  )
}

/** To whom it came, and whether and until when an answer is asked for. */
export function ReceiverFields({ draft, put, field }: PartProps) {
  const { t } = useLetterWords()
  const options = [
    ...roles.map((value) => ({ value, label: t(`role.${value}`) })),
    { value: 'person' as const, label: t('form.toPerson') },
  ]
  return (
    <>
      <Radios
        label={t('form.receiver')}
        options={options}
        value={draft.receiver}
        onChange={(receiver) => put({ receiver })}
        error={draft.receiver === 'person' ? undefined : (field('receiverPersonId') ?? field('receiverRole'))}
      />
      {draft.receiver === 'person' && (
        <RecordField
          noun="person"
          label={t('form.person')}
          value={draft.person?.value ?? null}
          known={draft.person}
          onChoose={(person) => put({ person })}
          {...(field('receiverPersonId') ? { error: field('receiverPersonId')! } : {})}
        />
      )}
      <Checkbox
        label={t('form.asks')}
        checked={draft.asks}
        onChange={(asks) => put({ asks, ...(asks ? {} : { due: null }) })}
      />
      {draft.asks && (
        <JalaliDateInput
          label={t('form.due')}
          optional
          value={draft.due}
          onChange={(due) => put({ due })}
          {...(draft.dated ? { min: draft.dated } : {})}
          error={field('due')}
        />
      )}
    </>
  )
}
