import { describe, expect, test } from 'vitest'
import { bodyKindOf } from '../meetings.kinds.ts'
import {
  changesBetween,
  type EditionSettings,
  neededUnder,
  quorumClause,
  settingsOf,
  withSettings,
} from './edition.rules.ts'

const council = bodyKindOf('steering_council')!
const before = settingsOf(council, 15)
const edited = (change: Partial<EditionSettings>) => {
  const settings = { ...before, ...change }
  return { settings, rules: withSettings(council, settings, before) }
}
const changes = (change: Partial<EditionSettings>) =>
  changesBetween({ rules: council, settings: before }, edited(change))

describe('the clause of a quorum is read out', () => {
  const titleOf = (code: string) => ({ fa: code === 'chair' ? 'رئیس' : 'دبیر', en: code })
  test.each([
    [{ fraction: '1/2', minimum: null, mustInclude: [] }, 'حضور بیش از نیمی از کرسی‌های دارای رأی'],
    [
      { fraction: '2/3', minimum: 5, mustInclude: ['chair', 'secretary'] },
      'حضور بیش از دو سوم از کرسی‌های دارای رأی، دست‌کم ۵ کرسی، از جمله رئیس و دبیر',
    ],
    [
      { fraction: '3/4', minimum: null, mustInclude: ['chair'] },
      'حضور بیش از سه چهارم از کرسی‌های دارای رأی، از جمله رئیس',
    ],
  ] as const)('%j', (given, said) => {
    expect(quorumClause(given, titleOf).fa).toBe(said)
  })
})

test('settings left as they are change nothing, and the rules keep their own words', () => {
  expect(changes({})).toEqual([])
  expect(edited({}).rules).toEqual({ ...council, objection_days: 15 })
})

test('of eleven voting seats more than half are six, more than two thirds eight, and never fewer than the minimum', () => {
  expect(neededUnder(11, council, edited({ fraction: '2/3' }).rules)).toEqual({ before: 6, after: 8 })
  expect(neededUnder(11, council, edited({ fraction: '3/4' }).rules)).toEqual({ before: 6, after: 9 })
  expect(neededUnder(11, council, edited({ minimum: 7 }).rules)).toEqual({ before: 6, after: 7 })
  expect(neededUnder(11, council, edited({ minimum: 3 }).rules)).toEqual({ before: 6, after: 6 })
})

test('each change is told with what stood before', () => {
  const told = changes({ rhythm: { every: 2, unit: 'month' }, invitationDays: 10, restartsEachYear: true })
  expect(told.map(({ what, after }) => [what, after.fa])).toEqual([
    ['rhythm', 'هر ۲ ماه یک بار'],
    ['invitation', '۱۰ روز پیش از جلسه'],
    ['numbering', 'شماره جلسه‌ها هر سال از یک آغاز می‌شود'],
  ])
  expect(told[0]!.before.fa).toBe('هر سه ماه یک بار و پیش از پایان هر سال برنامه‌ای')
  expect(changes({ objectionDays: 20 }).map((one) => one.what)).toEqual(['objection'])
  expect(changes({ appointedBy: 'استاندار' })[0]).toMatchObject({ what: 'appointedBy', after: { fa: 'استاندار' } })
})
