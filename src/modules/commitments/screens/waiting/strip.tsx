import { useEffect, useEffectEvent } from 'react'
import { Link, useFormat, usePersonId, useToast, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../unsent.fa.ts'
import { UNSENT } from '../addresses.ts'
import { useRefresh } from '../data.ts'
import { sendWaiting } from './deliver.ts'
import { useOnLine, useWaiting } from './use-waiting.ts'
import { toSend } from './waiting.rules.ts'

/** How long until the house is tried again by itself, in ms. */
const tryAgainEvery = 20_000

/** One line over the page: that there is no network, what waits to be sent, what came back. It also sends, wherever one is. */
export function WaitingStrip() {
  const t = useWords<typeof fa>('unsent')
  const onLine = useOnLine()
  const entries = useWaiting()
  useSender(onLine, entries === undefined ? 0 : toSend(entries).length)
  if (!entries) return null
  const count = entries.length
  const refused = entries.filter((entry) => entry.state === 'refused').length
  const ended = entries.some((entry) => entry.state === 'signIn')
  if (onLine && count === 0) return null
  const text = !onLine
    ? t(count > 0 ? 'strip.offLineSome' : 'strip.offLine', { count })
    : ended
      ? t('strip.signIn', { count })
      : refused > 0
        ? t('strip.refused', { count: refused })
        : t('strip.waits', { count })
  return (
    <div className="banner past" role="status">
      <span>{text}</span>
      {onLine && ended ? (
        <a href={`/sign-in?next=${UNSENT}`}>{t('strip.signInWay')}</a>
      ) : (
        <Link href={UNSENT}>{t('strip.see')}</Link>
      )}
    </div>
  )
}

/** Sends what waits: when the page opens, when the network is back, and now and then while something waits. */
function useSender(onLine: boolean, waiting: number) {
  const t = useWords<typeof fa>('unsent')
  const f = useFormat()
  const person = usePersonId()
  const say = useToast()
  const refresh = useRefresh()
  const send = useEffectEvent(async () => {
    if (person === undefined) return
    const sent = await sendWaiting(person).catch(() => [])
    if (sent.length === 0) return
    const [first] = sent
    say({
      title:
        sent.length === 1 && first
          ? t('sent.one', { title: first.item.title, date: f.date(first.draft.asOf) })
          : t('sent.many', { count: sent.length }),
    })
    void refresh()
  })
  useEffect(() => {
    if (!onLine || waiting === 0) return
    void send()
    const timer = setInterval(() => void send(), tryAgainEvery)
    return () => clearInterval(timer)
  }, [onLine, waiting])
}
