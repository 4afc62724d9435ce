import { foldForSearch, foldKey, normaliseInput, toLatinDigits, toPersianDigits } from '../../kernel/fa/index.ts'

export const directions = ['incoming', 'outgoing'] as const
export type Direction = (typeof directions)[number]
export const numberings = ['sender', 'own', 'other'] as const
export type Numbering = (typeof numberings)[number]
/** Where a letter stands: it waits for an answer, for a body's decision, or for nothing. */
export const letterStates = ['waits', 'before', 'answered', 'filed', 'kept'] as const
export type LetterState = (typeof letterStates)[number]

/** Roles of the office to which a letter may come. */
export const receivingRoles = ['expert', 'deputy', 'managingDirector', 'agentTeam'] as const

const clean = (text: string) => normaliseInput(text, { lines: 'single' }).trim()

/** A number as it is kept: one line, Persian digits, no blanks about its strokes: «95 / 1204» is «۹۵/۱۲۰۴». */
export const keptNumber = (typed: string): string =>
  toPersianDigits(toLatinDigits(clean(typed)).replaceAll(/\s*([/\\\-–])\s*/g, '$1'))

/** What makes two numbers one: digits of any script, letters of any keyboard, no blanks and marks between, but strokes kept apart. */
export const numberKey = (typed: string): string =>
  toLatinDigits(clean(typed))
    .split(/[/\\\-–]/)
    .map((part) => foldKey(part))
    .join('/')

/** What makes two senders one: their folded names. */
export const partyKey = (name: string): string => foldForSearch(clean(name))

/** The title by which a letter is found and named elsewhere, «نامه ۹۵/۱۲۰۴: تأمین زمین نمایشگاه». */
export const letterTitle = (letter: { number: string; subject: string }): string =>
  `نامه ${letter.number}: ${letter.subject}`.slice(0, 300)

export interface Standing {
  direction: Direction
  asksAnswer: boolean
  bodyId: string | null
  settled: 'answered' | 'filed' | null
}

/** Open is an incoming letter of which somebody still expects something. */
export const isOpen = (letter: Standing): boolean =>
  letter.direction === 'incoming' && letter.settled === null && (letter.asksAnswer || letter.bodyId !== null)

export function stateOf(letter: Standing): LetterState {
  if (letter.settled) return letter.settled
  if (letter.direction === 'outgoing') return 'kept'
  return letter.asksAnswer ? 'waits' : letter.bodyId ? 'before' : 'kept'
}

/** Days past its due day while it still waits; 0: not late. */
export function daysLate(letter: Standing & { due: string | null }, today: string): number {
  if (stateOf(letter) !== 'waits' || letter.due === null || letter.due >= today) return 0
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${letter.due}T00:00:00Z`)) / 86_400_000)
}

export interface Why {
  path: string
  code: string
  details?: Record<string, string>
}

/** What is wrong with the days of a letter, at the field. A letter may be registered late, never ahead. */
export function whyNotDated(of: { dated: string; due: string | null; today: string }): Why | null {
  const { dated, due, today } = of
  if (dated > today) return { path: 'dated', code: 'letters.datedAhead', details: { day: dated } }
  if (due !== null && due < dated) return { path: 'due', code: 'letters.dueBeforeLetter', details: { due, day: dated } }
  return null
}

/** Why one letter cannot answer the other: letters go to and fro, and an answer is not older than its question. */
export function whyNotAnswer(
  answer: { direction: Direction; dated: string },
  question: { direction: Direction; dated: string; number: string },
  path = 'answersId',
): Why | null {
  const details = { number: question.number, day: question.dated }
  if (answer.direction === question.direction) return { path, code: 'letters.sameDirection', details }
  if (answer.dated < question.dated) return { path, code: 'letters.answerOlder', details }
  return null
}
