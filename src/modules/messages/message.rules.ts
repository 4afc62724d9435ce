import { dayInTehran } from '../../kernel/clock.ts'

export const messageKinds = ['invitation', 'notification', 'reminder', 'escalation'] as const
export type MessageKind = (typeof messageKinds)[number]
export const channels = ['sms', 'email'] as const
export type Channel = (typeof channels)[number]
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed', 'unsure', 'noAddress', 'noSender'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Times of Tehran, `HH:MM`; from later than until runs over midnight. Equal: never quiet. */
export interface Quiet {
  from: string
  until: string
}
export const usualQuiet: Quiet = { from: '22:00', until: '07:00' }

/** Tehran has kept +03:30 since 1401; earlier summers were an hour ahead, which the calendar of the runtime knows. */
const timeInTehran = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** When what is written at `at` may be sent: at once, or at the end of the quiet hours in which it falls. */
export function dueAt(at: Date, quiet: Quiet): Date {
  const time = timeInTehran.format(at)
  const { from, until } = quiet
  const isQuiet = from <= until ? from <= time && time < until : time >= from || time < until
  if (from === until || !isQuiet) return at
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
  const left = (minutes(until) - minutes(time) + 1_440) % 1_440
  const end = new Date(at.getTime() + left * 60_000)
  end.setUTCSeconds(0, 0)
  return end
}

/** A message is written by the channels that the person wants for its kind; what was never chosen is wanted. */
export const wantedChannels = (
  kind: MessageKind,
  choices: readonly { kind: MessageKind; channel: Channel; wanted: boolean }[],
): Channel[] =>
  channels.filter((channel) => choices.find((one) => one.kind === kind && one.channel === channel)?.wanted ?? true)

/** Minutes until the next try after so many that surely sent nothing; null: it has failed. */
export const retryAfter = (tries: number): number | null => [1, 5, 30, 120][tries - 1] ?? null

/** May a person have it sent (again)? Not what was sent, and not what is on its way by itself. */
export const mayBeSentAgain = (state: DeliveryState): boolean =>
  state === 'failed' || state === 'unsure' || state === 'noAddress' || state === 'noSender'

/** The key of a reminder or escalation of a day: said once that day, however often the job runs. */
export const keyOfDay = (occasion: string, id: string, at: Date): string => `${occasion}/${id}/${dayInTehran(at)}`
