import { describe, expect, test } from 'vitest'
import content from '../../../../content/catalogues.json' with { type: 'json' }
import { fa } from './following.fa.ts'
import {
  isLater,
  type LifeFacts,
  lifeStateOf,
  type Made,
  notDoneCauses,
  objectionUntil,
  whyNotAccept,
  whyNotEnd,
  whyNotObject,
  whyNotPutOff,
} from './life.rules.ts'

const today = '2026-05-10'
const minuted: LifeFacts = {
  asksForWork: true,
  gaps: 0,
  notification: null,
  accepted: false,
  objected: false,
  rejected: false,
  claimed: null,
  approved: null,
  ending: null,
}
const notified: LifeFacts = {
  ...minuted,
  notification: { deadline: '2026-06-01', objectionUntil: '2026-05-10' },
  claimed: '0',
  approved: '0',
}
const late = { deadline: '2026-05-09', objectionUntil: '2026-04-01' }

describe('the state of a resolution', () => {
  test.each<[string, LifeFacts, string]>([
    ['took effect by itself', { ...minuted, asksForWork: false }, 'decided'],
    ['notified for information only', { ...notified, asksForWork: false }, 'decided'],
    ['without owner', { ...minuted, gaps: 1 }, 'incomplete'],
    ['complete', minuted, 'minuted'],
    ['on the last day of objecting', notified, 'notified'],
    [
      'the day after it, silent',
      { ...notified, notification: { deadline: '2026-06-01', objectionUntil: '2026-05-09' } },
      'accepted',
    ],
    ['accepted in writing', { ...notified, accepted: true }, 'accepted'],
    [
      'a new deadline only',
      { ...notified, notification: { deadline: '2026-06-01', objectionUntil: null } },
      'accepted',
    ],
    ['objected', { ...notified, objected: true }, 'objected'],
    ['objected, past its deadline', { ...notified, notification: late, objected: true }, 'objected'],
    ['objection rejected', { ...notified, objected: true, rejected: true }, 'accepted'],
    ['something claimed', { ...notified, claimed: '10' }, 'inExecution'],
    ['on its last day', { ...notified, notification: { ...late, deadline: today } }, 'accepted'],
    ['past its deadline', { ...notified, notification: late, claimed: '99', approved: '99' }, 'expired'],
    ['approved to the end, however late', { ...notified, notification: late, approved: '100' }, 'done'],
    ['claimed to the end only', { ...notified, claimed: '100', approved: '0' }, 'inExecution'],
    ['ended undone', { ...notified, ending: 'notDone', approved: '30' }, 'notDone'],
    ['cancelled before it was notified', { ...minuted, gaps: 2, ending: 'cancelled' }, 'cancelled'],
  ])('%s: %#', (_what, facts, state) => expect(lifeStateOf(facts, today)).toBe(state))
})

describe('objecting', () => {
  const notification = { notifiedOn: '2026-04-25', objectionUntil: objectionUntil('2026-04-25', 15) }
  const ask = { state: 'notified' as const, notification, answered: false, saidOn: '2026-05-10', today: '2026-05-10' }
  test('is open until the fifteenth day after the notification, that day included', () => {
    expect(notification.objectionUntil).toBe('2026-05-10')
    expect(whyNotObject(ask)).toBeNull()
    expect(whyNotObject({ ...ask, state: 'accepted', saidOn: '2026-05-11', today: '2026-05-11' })).toEqual({
      code: 'meetings.objectionLate',
      details: { day: '2026-05-10' },
    })
  })
  test('counts from the day of the letter, also when it is typed later', () => {
    expect(whyNotObject({ ...ask, state: 'accepted', saidOn: '2026-05-10', today: '2026-05-20' })).toBeNull()
    expect(whyNotObject({ ...ask, saidOn: '2026-05-11' })).toMatchObject({ code: 'meetings.saidInFuture', path: 'on' })
    expect(whyNotObject({ ...ask, saidOn: '2026-04-24' })).toMatchObject({ code: 'meetings.saidBeforeNotice' })
  })
  test.each([
    [{ ...ask, notification: null, state: 'minuted' as const }, 'meetings.notNotified'],
    [{ ...ask, state: 'done' as const }, 'meetings.resolutionOver'],
    [{ ...ask, answered: true }, 'meetings.alreadyAnswered'],
    [{ ...ask, notification: { ...notification, objectionUntil: null } }, 'meetings.nothingToObject'],
  ])('%#', (one, code) => expect(whyNotObject(one)?.code).toBe(code))
  test('accepting in writing is open after silence has accepted', () => {
    expect(whyNotAccept({ ...ask, state: 'accepted', saidOn: '2026-05-20', today: '2026-05-20' })).toBeNull()
    expect(whyNotAccept({ ...ask, answered: true })?.code).toBe('meetings.alreadyAnswered')
  })
})

test.each([
  [{ state: 'expired', deadline: '2026-05-01', to: today }, null],
  [{ state: 'expired', deadline: '2026-05-01', to: '2026-05-09' }, 'meetings.deadlineNotLater'],
  [{ state: 'accepted', deadline: '2026-06-01', to: '2026-06-01' }, 'meetings.deadlineNotLater'],
  [{ state: 'objected', deadline: '2026-05-01', to: '2026-07-01' }, 'meetings.answerObjectionFirst'],
  [{ state: 'minuted', deadline: '2026-05-01', to: '2026-07-01' }, 'meetings.notNotified'],
  [{ state: 'done', deadline: '2026-05-01', to: '2026-07-01' }, 'meetings.resolutionOver'],
] as const)('putting off %j', (ask, code) => expect(whyNotPutOff({ ...ask, today })?.code ?? null).toBe(code))

test.each(['decided', 'done', 'notDone', 'cancelled'] as const)('%s is over', (state) =>
  expect(whyNotEnd(state)?.code).toBe('meetings.resolutionOver'))

describe('a later resolution', () => {
  const made: Made = { decidedOn: '2026-05-01', sessionId: 's6', number: 2, minutedAt: new Date(1000) }
  test.each<[Partial<Made>, boolean]>([
    [{ sessionId: 's7', number: 1, decidedOn: '2026-05-02' }, true],
    [{ sessionId: 's5', number: 9, decidedOn: '2026-04-02', minutedAt: new Date(9000) }, false],
    [{ number: 3 }, true],
    [{ number: 1 }, false],
    [{ sessionId: null, decidedOn: null, minutedAt: new Date(2000) }, true],
    [{ sessionId: null, decidedOn: null, minutedAt: new Date(500) }, false],
  ])('%j: %s', (other, expected) => expect(isLater({ ...made, ...other }, made)).toBe(expected))
})

test('the causes are those of the catalogue, in its words', () => {
  expect(content.not_done_causes.map(({ code, fa: said }) => [code, said])).toEqual(
    notDoneCauses.map((code) => [code, fa[`cause.${code}`]]),
  )
})
