import { describe, expect, test } from 'vitest'
import { sampleFollowUp } from './reminders.content.ts'
import { dueReminders, type Reminded, setFor } from './reminders.rules.ts'
import { FollowUpContent } from './reminders.schema.ts'

const one: Reminded = {
  category: 'bank',
  bodyKind: 'steering_council',
  state: 'accepted',
  notifiedOn: '2026-04-01',
  deadline: '2026-05-10',
  saidDone: false,
  written: [],
}
const codes = (of: Partial<Reminded>, day: string) =>
  dueReminders(sampleFollowUp, { ...one, ...of }, day).map(({ rule, forDay }) => [rule.code, forDay])

describe('by the sample: 7 days before, on the day, 3 after; then the secretary, the chair, the agenda', () => {
  test.each<[string, Partial<Reminded>, string, [string, string][]]>([
    ['eight days before', {}, '2026-05-02', []],
    ['seven days before', {}, '2026-05-03', [['remind_before', '2026-05-03']]],
    ['the next day, written', { written: ['remind_before'] }, '2026-05-04', []],
    ['on the day', { written: ['remind_before'] }, '2026-05-10', [['remind_day', '2026-05-10']]],
    ['on the day, after a long sleep', {}, '2026-05-10', [['remind_day', '2026-05-10']]],
    ['three days after', { written: ['remind_before', 'remind_day'] }, '2026-05-13', [['remind_after', '2026-05-13']]],
    [
      'seven days after',
      { written: ['remind_before', 'remind_day', 'remind_after'] },
      '2026-05-17',
      [['escalate_secretary', '2026-05-17']],
    ],
    [
      'asleep for a month: one word to each',
      {},
      '2026-06-10',
      [
        ['remind_after', '2026-05-13'],
        ['escalate_secretary', '2026-05-17'],
        ['escalate_chair', '2026-05-24'],
        ['back_to_session', '2026-05-31'],
      ],
    ],
    ['notified after the seventh day', { notifiedOn: '2026-05-06' }, '2026-05-07', []],
    ['notified that very day', { notifiedOn: '2026-05-03' }, '2026-05-03', []],
    ['notified after its deadline', { notifiedOn: '2026-05-12' }, '2026-05-12', [['remind_day', '2026-05-10']]],
    ['said to be done', { saidDone: true }, '2026-05-17', []],
    ['objected', { state: 'objected' }, '2026-05-17', []],
    ['done', { state: 'done' }, '2026-05-17', []],
    ['ended', { state: 'notDone' }, '2026-05-17', []],
    [
      'past its deadline',
      { state: 'expired', written: ['remind_day'] },
      '2026-05-13',
      [['remind_after', '2026-05-13']],
    ],
  ])('%s', (_what, of, day, expected) => expect(codes(of, day)).toEqual(expected))
})

const rule = (code: string, when_days: number) => ({ code, when_days, to: 'secretary' as const, fa: 'متن', en: 'text' })
const content = FollowUpContent.parse({
  sets: [
    { fa: 'بانکی', en: 'Bank', categories: ['bank'], kinds: [], rules: [rule('soon', 1)] },
    { fa: 'هیئت‌ها', en: 'Boards', categories: [], kinds: ['board'], rules: [] },
    { fa: 'دیگرها', en: 'Others', rules: [rule('later', 5)] },
  ],
})

test('the first set that fits counts, by category and by kind of body', () => {
  const set = (category: string | null, bodyKind: string) => setFor(content, { category, bodyKind })?.en
  expect(set('bank', 'board')).toBe('Bank')
  expect(set('tax', 'board')).toBe('Boards')
  expect(set(null, 'steering_council')).toBe('Others')
  expect(dueReminders(content, { ...one, category: 'tax', bodyKind: 'board' }, '2026-09-01')).toEqual([])
})

test.each([
  [{ sets: [] }],
  [{ sets: [{ fa: 'یک', en: 'One', rules: [rule('a', 1), rule('a', 2)] }] }],
  [{ sets: [{ fa: 'یک', en: 'One', rules: [rule('a', 400)] }] }],
  [{ sets: [{ fa: 'یک', en: 'One', rules: [{ ...rule('a', 1), to: 'minister' }] }] }],
])('%j does not fit', (wrong) => expect(FollowUpContent.safeParse(wrong).success).toBe(false))
