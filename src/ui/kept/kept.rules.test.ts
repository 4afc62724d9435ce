import { describe, expect, it } from 'vitest'
import { dayMeanwhile, draftName, isOld, namesOf, readDraft, writeDraft } from './kept.rules.ts'

const now = new Date('2026-03-20T08:00:00Z')
const first = { text: '', files: [] as string[] }
const kept = (value: unknown, at = '2026-03-19T10:00:00.000Z', more = {}) => JSON.stringify({ at, value, ...more })

describe('what is read back of a draft', () => {
  it.each([
    ['nothing was kept', null, null],
    ['what is no draft', '{', null],
    ['an older shape', '{"text":"بی تاریخ"}', null],
    ['an empty text', kept({ text: '', files: [] }), null],
    ['a month and a day', kept({ text: 'کهنه' }, '2026-02-17T10:00:00.000Z'), null],
    [
      'a text, with what the form has got since',
      kept({ text: 'نوشته' }),
      { at: '2026-03-19T10:00:00.000Z', value: { text: 'نوشته', files: [] } },
    ],
    [
      'a text upon a version',
      kept({ text: 'نوشته' }, undefined, { version: 4, was: first }),
      { at: '2026-03-19T10:00:00.000Z', version: 4, was: first, value: { text: 'نوشته', files: [] } },
    ],
  ])('%s', (_, text, answer) => {
    expect(readDraft(text, first, now)).toEqual(answer)
  })

  it('what is written is what is read', () => {
    const value = { text: 'خوشه پلاستیک', files: ['الف'] }
    expect(readDraft(writeDraft(value, now, { version: 2, was: first }), first, now)).toEqual({
      at: now.toISOString(),
      version: 2,
      was: first,
      value,
    })
  })
})

it('a name belongs to one person, also where one id begins like another', () => {
  const names = [draftName('p1', 'claim.a'), draftName('p12', 'claim.a'), 'khoosheh.opened.p1', 'khoosheh.looks']
  expect(namesOf('p1', names)).toEqual([draftName('p1', 'claim.a'), 'khoosheh.opened.p1'])
})

it.each([
  ['the same day', '2017-02-04', '2026-03-20', '2026-03-20', '2017-02-04'],
  ['two days later, over the end of a month', '2017-02-27', '2026-03-20', '2026-03-22', '2017-03-01'],
  ['a device whose clock was set back', '2017-02-04', '2026-03-20', '2026-03-18', '2017-02-04'],
])('the house’s day on %s', (_, said, on, at, day) => {
  expect(dayMeanwhile(said, on, at)).toBe(day)
})

it.each([
  ['a month', '2026-02-18T08:00:00Z', false],
  ['a month and a second', '2026-02-18T07:59:59Z', true],
  ['an instant that is none', 'دیروز', true],
  ['nothing', undefined, true],
])('what was typed %s ago is old', (_, at, old) => expect(isOld(at, now)).toBe(old))
