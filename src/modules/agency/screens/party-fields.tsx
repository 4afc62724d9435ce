import { useState } from 'react'
import { Btn, IconBtn, type Option, Segments } from '../../../ui/index.ts'
import { RecordField } from '../../directory/screens/index.ts'
import type { Post } from '../agency.tables.ts'
import { useAgencyWords } from './data.ts'

export interface PartyDraft {
  kind: 'person' | 'organisation'
  one: Option | null
}
export const partyBody = ({ kind, one }: PartyDraft) => (one ? { [`${kind}Id`]: one.value } : {})

/** A person or an organisation, found in the directory. */
export function PartyFields({
  party,
  onChange,
  error,
}: {
  party: PartyDraft
  onChange(party: PartyDraft): void
  error?: string
}) {
  const { t } = useAgencyWords()
  return (
    <>
      <Segments
        label={t('form.kind')}
        value={party.kind}
        onChange={(kind) => onChange({ kind, one: null })}
        options={[
          { value: 'person', label: t('form.person') },
          { value: 'organisation', label: t('form.organisation') },
        ]}
      />
      <RecordField
        key={party.kind}
        noun={party.kind}
        label={t(`form.${party.kind}`)}
        value={party.one?.value ?? null}
        known={party.one}
        onChoose={(one) => onChange({ ...party, one })}
        error={error}
      />
    </>
  )
}

export interface MemberDraft {
  key: string
  part: Post
  person: Option | null
}
export const emptyTeam = (): MemberDraft[] =>
  (['agent', 'agentAssistant', 'secretary'] as const).map((part) => ({ key: part, part, person: null }))
export const teamBody = (team: readonly MemberDraft[]) =>
  team.flatMap(({ part, person }) => (person ? [{ part, personId: person.value }] : []))

/** The people of a team by post: three rows to begin with, more assistants as wanted. */
export function TeamFields({
  team,
  onChange,
  error,
  errorAt,
}: {
  team: readonly MemberDraft[]
  onChange(team: MemberDraft[]): void
  error?: string
  errorAt(place: number): string | undefined
}) {
  const { t } = useAgencyWords()
  const [added, setAdded] = useState(0)
  // the server counts only the members that were sent
  const placeOf = (member: MemberDraft) => team.filter((one) => one.person).indexOf(member)
  return (
    <fieldset className="agency-team">
      <legend>{t('form.team')}</legend>
      <p className="dim small">{t('form.teamHint')}</p>
      {team.map((member) => (
        <div key={member.key} className="agency-member">
          <RecordField
            noun="person"
            label={t(`post.${member.part}`)}
            value={member.person?.value ?? null}
            known={member.person}
            onChoose={(person) => onChange(team.map((one) => (one.key === member.key ? { ...one, person } : one)))}
            error={errorAt(placeOf(member))}
          />
          {!(['agent', 'agentAssistant', 'secretary'] as string[]).includes(member.key) && (
            <IconBtn
              icon="close"
              label={t('form.removeMember')}
              onClick={() => onChange(team.filter((one) => one.key !== member.key))}
            />
          )}
        </div>
      ))}
      {error && (
        <p className="late-t small" role="alert">
          {error}
        </p>
      )}
      <Btn
        small
        icon="plus"
        onClick={() => {
          setAdded(added + 1)
          onChange([...team, { key: `more${added}`, part: 'agentAssistant', person: null }])
        }}
      >
        {t('form.addAssistant')}
      </Btn>
    </fieldset>
  )
}
