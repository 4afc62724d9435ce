import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { attendanceCode, fieldsOf, type MinutesFacts } from './minutes.document.ts'

const words = {
  kind: (code: string) => `kind ${code}`,
  state: (code: string) => `state ${code}`,
  attendance: (code: string) => code,
  attendanceNotRecorded: 'not recorded',
  quorumMet: (clause: string) => `met: ${clause}`,
  notReached: 'not reached',
  untitled: 'outside',
}
const facts: MinutesFacts = {
  organisation: 'شورای راهبری',
  title: 'جلسه هفتم شورای راهبری',
  number: 7,
  kind: 'ordinary',
  heldOn: '2017-03-20',
  startsAt: '10:00',
  endsAt: '12:00',
  place: null,
  state: 'draft',
  chair: 'جهانگیر شاهمرادی',
  chairPost: 'مدیرعامل',
  secretary: null,
  secretaryPost: 'عامل توسعه خوشه',
  quorum: { present: 6, total: 11, clause: 'بیش از نیمی' },
  nextOn: null,
  present: [
    { name: 'الف', post: 'رئیس', institution: 'شرکت', as: 'member', from: '10:00', until: '10:30' },
    { name: 'الف', post: 'رئیس', institution: 'شرکت', as: 'member', from: '11:00', until: null },
    { name: 'یوسفی', post: '', institution: 'پتروشیمی', as: 'guest', from: '10:00', until: null },
  ],
  absent: [{ name: 'ب', institution: null, excused: true }],
  agenda: [
    { title: 'پیشرفت', text: 'خوانده شد', reached: true },
    { title: 'نمایشگاه', text: '', reached: false },
    { title: '', text: 'تشکر', reached: true },
  ],
  resolutions: [{ number: 1, text: 'آموزش', responsible: null, deadline: '2017-03-20' }],
}

describe('the paper of minutes', () => {
  test('has every field and list of its template', () => {
    // the template of the content, where the house has it
    const asked = JSON.parse(
      readFileSync(new URL('../../../../content/templates/fields.json', import.meta.url), 'utf8'),
    ).templates.find((one: { code: string }) => one.code === 'minutes')
    const fields = fieldsOf(facts, words) as unknown as Record<string, Record<string, string>[]>
    // where a copy is checked is written by whoever prints it
    const printed = ['verify_link', 'verify_code']
    expect(Object.keys(fields).sort()).toEqual(
      [...asked.fields.filter((one: string) => !printed.includes(one)), ...Object.keys(asked.lists)].sort(),
    )
    for (const [list, names] of Object.entries(asked.lists as Record<string, string[]>))
      expect([list, Object.keys(fields[list]![0]!).sort()]).toEqual([list, [...names].sort()])
  })

  test('a person who came back stands once; what is not known stays a gap; 30 Esfand is written', () => {
    expect(fieldsOf(facts, words)).toMatchObject({
      session_number: '۷',
      session_date: '۳۰ اسفند ۱۳۹۵',
      start_time: '۱۰:۰۰',
      place: '—',
      secretary_name: '—',
      next_session_date: '—',
      quorum_sentence: 'met: بیش از نیمی',
      attendees: [{ name: 'الف', attendance: 'present' }],
      guests: [{ name: 'یوسفی', institution: 'پتروشیمی' }],
      absentees: [{ name: 'ب', institution: '—', attendance: 'excused' }],
      agenda: [{ item_number: '۱' }, { item_number: '۲', item_title: 'outside', discussion_line: 'تشکر' }],
      carried_items: [{ item_title: 'نمایشگاه', reason: 'not reached' }],
      resolutions: [{ responsible_body: '—', deadline: '۳۰ اسفند ۱۳۹۵' }],
    })
  })

  test('says that attendance was not recorded', () => {
    expect(fieldsOf({ ...facts, quorum: null, present: [] }, words)).toMatchObject({
      quorum_sentence: 'not recorded',
      present_voting: '—',
    })
  })
})

test.each([
  ['member', '10:00', null, 'present'],
  ['member', '10:05', null, 'late'],
  ['member', '10:00', '11:00', 'left_early'],
  ['member', '10:00', '12:00', 'present'],
  ['substitute', '10:30', '11:00', 'substitute'],
] as const)('%s from %s until %s: %s', (as, from, until, code) => {
  expect(attendanceCode({ as, from, until }, { startsAt: '10:00', endsAt: '12:00' })).toBe(code)
})
