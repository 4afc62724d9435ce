import { Tag, type TagTone, useFormat, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { AccessPerson } from '../../identity.schema.ts'

const tones: Record<AccessPerson['state'], TagTone> = {
  active: 'ok',
  disabled: 'off',
  neverSignedIn: 'risk',
  withoutAccount: 'plain',
}

/** State of an account in a word; closed sign-in comes first, because somebody is waiting in front of it. */
export function AccountState({ person }: { person: AccessPerson }) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  if (person.lockedUntil) return <Tag tone="late">{t('state.locked', { time: f.time(person.lockedUntil) })}</Tag>
  return <Tag tone={tones[person.state]}>{t(`state.${person.state}`)}</Tag>
}
