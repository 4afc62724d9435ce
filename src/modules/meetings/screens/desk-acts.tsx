import { type ComponentType, useState } from 'react'
import { Dialog, Link } from '../../../ui/index.ts'
import { ActOn, type ActProps, useAnew } from '../../desk/screens/index.ts'
import type { Invitations } from '../calling/calling.schema.ts'
import type { Minutes } from '../minutes/minutes.schema.ts'
import type { ResolutionShown } from '../resolutions/resolutions.schema.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import type { WrittenShown } from '../written/written.schema.ts'
import { AnswerDialog as InvitationDialog } from './calling-dialogs.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { resolutionQuery, sessionQuery, useMeetingWords, useWhy } from './data.ts'
import { AnswerDialog, type OfResolution, SettleDialog } from './following-dialogs.tsx'
import { CirculateDialog, FinaliseDialog, RemarkDialog } from './minutes-dialogs.tsx'
import { CompleteDialog, NotifyDialog } from './resolution-dialogs.tsx'
import { invitationsQuery, minutesQuery, writtenQuery } from './sitting.data.ts'
import { AnswerWrittenDialog, CloseWrittenDialog } from './written-dialogs.tsx'

/** The form of a resolution's page over the desk; where it is not allowed (any more), the reason. */
const ofResolution = (
  Form: ComponentType<OfResolution>,
  mayOf: (resolution: ResolutionShown) => true | string | undefined,
) =>
  function ResolutionAct({ subjectId, title, onClose }: ActProps) {
    const why = useWhy()
    const query = useAnew<ResolutionShown>(resolutionQuery(subjectId))
    return (
      <ActOn of={query} title={title} onClose={onClose}>
        {(resolution) => {
          const reason = why(mayOf(resolution))
          return reason ? (
            <Dialog opened title={title} onClose={onClose}>
              <p role="alert">{reason}</p>
            </Dialog>
          ) : (
            <Form resolution={resolution} onClose={onClose} />
          )
        }}
      </ActOn>
    )
  }

/** What lacks an owner or a day is completed first, in the same place. */
function NotifyOrComplete(of: OfResolution) {
  const [completes, setCompletes] = useState(false)
  return completes ? <CompleteDialog {...of} /> : <NotifyDialog {...of} onComplete={() => setCompletes(true)} />
}

export const CompleteAct = ofResolution(CompleteDialog, ({ may }) => may.complete)
export const NotifyAct = ofResolution(NotifyOrComplete, ({ may }) => may.notify)
export const AnswerAct = ofResolution(AnswerDialog, ({ may }) => may.accept)
export const SettleAct = ofResolution(SettleDialog, ({ may }) => may.answerObjection)
export const ConfirmAct = ofResolution(ConfirmDialog, ({ may }) => may.confirm)

/** Answers an invitation; the session with its agenda is one step away. */
export function InvitationAct({ recordId, subjectId, title, onClose }: ActProps) {
  const query = useAnew<Invitations>(invitationsQuery(recordId))
  return (
    <ActOn of={query} title={title} onClose={onClose}>
      {(data) => {
        const invited = data.rows.find((one) => one.id === subjectId)
        return invited ? <InvitationDialog invited={invited} lead={title} onClose={onClose} /> : null
      }}
    </ActOn>
  )
}

/** A word on circulated minutes, or none to say; they are read on the session's page. */
export function RemarkAct({ recordId, title, onClose }: ActProps) {
  const { t } = useMeetingWords()
  const query = useAnew<Session>(sessionQuery(recordId))
  return (
    <ActOn of={query} title={title} onClose={onClose}>
      {(session) => (
        <RemarkDialog
          session={session}
          mayPass
          way={<Link href={`/sessions/${recordId}`}>{t('min.read')}</Link>}
          onClose={onClose}
        />
      )}
    </ActOn>
  )
}

/** Sends the draft round. */
export const CirculateAct = ({ recordId, onClose }: ActProps) => (
  <CirculateDialog sessionId={recordId} onClose={onClose} />
)

/** Makes minutes final, with what they bring about in view. */
export function FinaliseAct({ recordId, title, onClose }: ActProps) {
  const query = useAnew<Minutes>(minutesQuery(recordId))
  return (
    <ActOn of={query} title={title} onClose={onClose}>
      {(minutes) => <FinaliseDialog sessionId={recordId} minutes={minutes} onClose={onClose} />}
    </ActOn>
  )
}

/** Answers a decision in writing. */
export function WrittenAnswerAct({ recordId, subjectId, title, onClose }: ActProps) {
  const query = useAnew<WrittenShown>(writtenQuery(recordId))
  return (
    <ActOn of={query} title={title} onClose={onClose}>
      {(decision) => (
        <AnswerWrittenDialog
          decision={decision}
          seatId={decision.answers.find((answer) => answer.id === subjectId)?.seatId ?? ''}
          onClose={onClose}
        />
      )}
    </ActOn>
  )
}

/** Counts a decision in writing. */
export function WrittenCloseAct({ recordId, title, onClose }: ActProps) {
  const query = useAnew<WrittenShown>(writtenQuery(recordId))
  return (
    <ActOn of={query} title={title} onClose={onClose}>
      {(decision) => <CloseWrittenDialog decision={decision} onClose={onClose} />}
    </ActOn>
  )
}
