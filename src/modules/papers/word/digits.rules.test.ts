import { expect, test } from 'vitest'
import { persianText, persianValues } from './digits.rules.ts'

test.each([
  ['دوره برای 24 واحد', 'دوره برای ۲۴ واحد'],
  ['در تاریخ 1395/11/16، ساعت 10:30', 'در تاریخ ۱۳۹۵/۱۱/۱۶، ساعت ۱۰:۳۰'],
  ['٤٥ درصد', '۴۵ درصد'],
  ['استاندارد ISO 17025 برای 3 آزمایشگاه', 'استاندارد ISO 17025 برای ۳ آزمایشگاه'],
  ['ماده PE100 و 98D38-2Y8TG', 'ماده PE100 و 98D38-2Y8TG'],
  ['https://x.example/check/23456-78923', 'https://x.example/check/23456-78923'],
  ['سطر 1\nسطر 2', 'سطر ۱\nسطر ۲'],
])('«%s» is printed as «%s»', (typed, printed) => expect(persianText(typed)).toBe(printed))

test('links and codes of a paper stay as they are, rows of lists are read too', () =>
  expect(
    persianValues({
      verify_code: '23456-78923',
      session_link: '/sessions/1',
      place: 'سالن 2',
      agenda: [{ item_title: 'بند 3' }],
    }),
  ).toEqual({
    verify_code: '23456-78923',
    session_link: '/sessions/1',
    place: 'سالن ۲',
    agenda: [{ item_title: 'بند ۳' }],
  }))
