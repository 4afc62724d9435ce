import { tehranInstant } from '../../../kernel/clock.ts'

/** A session as its calendar file tells it. */
export interface CalendarEvent {
  /** Stays the same whatever is changed, so that a calendar replaces the event. */
  uid: string
  /** How often it was changed since it was called. */
  sequence: number
  title: string
  /** Day in Tehran; without a time the whole day. */
  day: string
  startsAt: string | null
  endsAt: string | null
  place: string | null
  description: string
  url: string | null
  /** Called off: calendars take the event out. */
  cancelled?: boolean
  /** When the file was made. */
  stamp: Date
}

/** An instant in UTC as RFC 5545 writes it: no calendar need know Tehran's summers. */
const utc = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
const plain = (day: string) => day.replaceAll('-', '')
const dayAfter = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}

/** RFC 5545 3.3.11: backslash, semicolon, comma and line end are escaped. */
const text = (value: string) => value.replaceAll(/[\\;,]/g, (letter) => `\\${letter}`).replaceAll(/\r\n|\r|\n/g, '\\n')

/** RFC 5545 3.1: no line is longer than 75 octets; it goes on after a space, and no letter is cut in two. */
export function foldLine(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const letter of line) {
    const octets = Buffer.byteLength(letter)
    // the space that begins a further line counts too
    if (size + octets > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece)
      piece = ''
      size = 0
    }
    piece += letter
    size += octets
  }
  return [...pieces, piece].join('\r\n ')
}

/** The calendar file of a session (RFC 5545), in UTC; without a time of day an event of the whole day. */
export function calendarFile(event: CalendarEvent): string {
  const { day, startsAt, endsAt } = event
  const ends = startsAt !== null && endsAt !== null && endsAt > startsAt
  const when =
    startsAt === null
      ? [`DTSTART;VALUE=DATE:${plain(day)}`, `DTEND;VALUE=DATE:${plain(dayAfter(day))}`]
      : [`DTSTART:${utc(tehranInstant(day, startsAt))}`, ...(ends ? [`DTEND:${utc(tehranInstant(day, endsAt))}`] : [])]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Khoosheh//Sessions//FA',
    'CALSCALE:GREGORIAN',
    `METHOD:${event.cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    ...when,
    `SUMMARY:${text(event.title)}`,
    ...(event.place === null ? [] : [`LOCATION:${text(event.place)}`]),
    ...(event.description === '' ? [] : [`DESCRIPTION:${text(event.description)}`]),
    ...(event.url === null ? [] : [`URL:${event.url}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}
