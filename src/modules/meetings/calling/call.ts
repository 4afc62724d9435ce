import type { RecordRow } from '../../../kernel/records.ts'
import type { TakenSession } from '../sessions/session.entry.ts'

/** The call as people are told it. */
export const callOf = ({ title }: Pick<RecordRow, 'title'>, session: TakenSession['session']) => ({
  sessionId: session.id,
  title,
  heldOn: session.held_on,
  startsAt: session.starts_at,
  place: session.place,
})
