import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatJalali, toPersianDigits } from '../../../kernel/fa/index.ts'
import { fillNotification, type NotificationFacts, notificationFields } from './sheet.rules.ts'

const facts: NotificationFacts = {
  resolutionNumber: '6-2',
  letterNumber: '95/312',
  notifiedOn: '2017-02-14',
  sessionTitle: 'جلسه ششم شورای راهبری توسعه خوشه پلاستیک استان البرز',
  bodyTitle: 'شورای راهبری',
  decidedOn: '2017-02-13',
  text: 'دانشگاه رابط خود را معرفی کند.',
  organisation: 'دانشگاه آزاد کرج',
  person: 'مریم حسامی',
  concerns: ['خوشه پلاستیک البرز'],
  deadline: '2017-03-14',
  objectionUntil: '2017-03-01',
  signer: 'سمیه امینی',
  signerPost: 'کارشناس خوشه',
  office: 'شرکت شهرک‌های صنعتی البرز',
  link: '/resolutions/1',
}
const say = { day: (iso: string) => formatJalali(iso, 'numeric', 'fa'), digits: toPersianDigits, join: '، ' }

test('the letter speaks of the person in the body, with every day as people write it', () => {
  expect(fillNotification(facts, say)).toMatchObject({
    letter_number: '۹۵/۳۱۲',
    letter_date: '۱۳۹۵/۱۱/۲۶',
    recipient_name: 'مریم حسامی',
    recipient_post: 'دانشگاه آزاد کرج',
    responsible_body: 'دانشگاه آزاد کرج',
    liaison_name: 'مریم حسامی',
    resolution_number: '۶-۲',
    deadline: '۱۳۹۵/۱۲/۲۴',
    objection_deadline: '۱۳۹۵/۱۲/۱۱',
  })
})

test('what nobody has written stays empty', () => {
  const bare = fillNotification(
    {
      ...facts,
      person: null,
      letterNumber: null,
      sessionTitle: null,
      decidedOn: null,
      objectionUntil: null,
      office: null,
    },
    say,
  )
  expect(bare).toMatchObject({
    recipient_name: 'دانشگاه آزاد کرج',
    recipient_post: '',
    liaison_name: '',
    letter_number: '',
    session_title: 'شورای راهبری',
    session_date: '',
    objection_deadline: '',
    organisation_name: '',
  })
})

test('its fields are those of the template', () => {
  const template = readFileSync(
    join(import.meta.dirname, '../../../../content/templates/resolution-notification.fa.md'),
    'utf8',
  )
  const asked = [...template.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]!)
  expect([...new Set(asked)].filter((name) => !(notificationFields as readonly string[]).includes(name))).toEqual([])
})
