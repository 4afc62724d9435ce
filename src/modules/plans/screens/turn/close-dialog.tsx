import { useGo } from '../../../../ui/address.ts'
import { api } from '../../../../ui/api.ts'
import { FormDialog, useSend } from '../../../../ui/index.ts'
import { useValues } from '../../../commitments/screens/index.ts'
import type { TurnView } from '../../turn/turn.schema.ts'
import { yearHref } from '../addresses.ts'
import { usePlanWords } from '../words.ts'
import type { Decided } from './turn.rules.ts'

/** The last question: what happens now, and that it cannot be undone. Carries first, then closes. */
export function CloseDialog({
  view,
  next,
  result,
  waiting,
  onClose,
}: {
  view: TurnView
  next: TurnView['later'][number] | undefined
  result: Decided
  waiting: readonly string[]
  onClose(): void
}) {
  const { t, yearName } = usePlanWords()
  const { percent } = useValues()
  const go = useGo()
  const name = yearName(view.year.n)
  const sending = useSend({ done: t('turn.done', { year: name }), renew: 'all' })
  const { carry, left, later } = result
  const send = async () => {
    const done = await sending.send(async () => {
      // a closing that is refused leaves what was carried where it is: the page then shows it so
      if (carry.length > 0) await api.post(`/api/plan-years/${view.id}/carrying`, { into: next?.id, items: carry })
      await api.post(`/api/plan-years/${view.id}/closing`, { left, later, waiting })
    })
    if (done) void go(yearHref(view.id))
    return done
  }
  const lines = [
    carry.length > 0 && t('turn.confirmCarry', { count: carry.length, year: next ? yearName(next.n) : '' }),
    left.length > 0 && t('turn.confirmLeave', { count: left.length }),
    later.length > 0 && t('turn.confirmLater', { count: later.length }),
    waiting.length > 0 && t('turn.confirmWaiting', { count: waiting.length }),
    t('turn.final', { percent: percent(view.year.approved) }),
  ].filter((line) => line !== false)
  return (
    <FormDialog
      title={t('turn.confirmTitle', { year: name })}
      lead={t('turn.confirmText')}
      verb={t('turn.close', { year: name })}
      tone="danger"
      sending={sending}
      onSend={send}
      onClose={onClose}
    >
      <ul className="turn-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </FormDialog>
  )
}
