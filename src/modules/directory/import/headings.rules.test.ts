import { describe, expect, test } from 'vitest'
import { cellsOf, checkedMapping, findHeadings, headingSet, repeatsHeadings, saysNothing } from './headings.rules.ts'

const table = (...rows: string[][]) => rows.map((cells, at) => ({ number: at + 1, cells }))

describe('headings are found', () => {
  test.each<[string, string[][], number, number, (string | null)[]]>([
    ['our own template', [['نام واحد', 'شناسه ملی', 'استان']], 1, 1, ['name', 'nationalIdentifier', 'province']],
    [
      'under a letterhead, with Arabic letters and other spaces',
      [['شرکت شهرک‌های صنعتی'], ['گزارش ۱۴۰۵', '', ''], ['نام‌واحد صنعتي', 'كد آيسيك', 'شهرك صنعتي']],
      3,
      3,
      ['name', 'isic', 'park'],
    ],
    [
      'in two lines, the upper one merged',
      [
        ['ردیف', 'نام واحد', 'پروانه بهره‌برداری', 'پروانه بهره‌برداری'],
        ['ردیف', 'نام واحد', 'شماره', 'اعتبار تا'],
        ['1', 'نایلون', '12/3', '1406/01/01'],
      ],
      1,
      2,
      [null, 'name', 'permit', 'permitUntil'],
    ],
    [
      'with what stands in brackets left aside',
      [['نام شرکت', 'اشتغال (نفر)', 'ظرفیت اسمی [سالانه]']],
      1,
      1,
      ['name', 'jobs', 'capacity'],
    ],
    ['a column named twice counts once', [['نام واحد', 'استان', 'نام استان']], 1, 1, ['name', 'province', null]],
    [
      'nothing known: the first row with three titles',
      [['x'], ['فلان', 'بهمان', 'بیسار'], ['1', '2', '3']],
      2,
      2,
      [null, null, null],
    ],
  ])('%s', (_, rows, from, to, keys) => {
    expect(findHeadings(table(...rows))).toMatchObject({ from, to, keys })
  })

  test('the set of an office is the same however it is spaced', () => {
    expect(headingSet(['نام واحد', 'شهرك'])).toBe(headingSet(['نام‌واحد', 'شهرک ']))
  })
})

test('cells that say there is nothing are empty', () => {
  expect(['-', '—', 'ندارد', 'فاقد', '#N/A', 'نامشخص'].filter((text) => !saysNothing(text))).toEqual([])
  expect(saysNothing('0')).toBe(false)
  expect(cellsOf(['کرج‌پلاست', 'ندارد', ' ۱۲ '], ['name', 'park', 'jobs'])).toEqual({ name: 'کرج‌پلاست', jobs: '۱۲' })
})

test('printed headings between rows are known again, a row of data is not', () => {
  expect(repeatsHeadings({ number: 9, cells: ['نام واحد', '', 'استان'] }, ['نام واحد', 'کد', 'استان'])).toBe(true)
  expect(repeatsHeadings({ number: 9, cells: ['استان'] }, ['نام واحد', 'استان'])).toBe(false)
})

test('a mapping by hand names a column once, and only columns there are', () => {
  expect(checkedMapping(['name', 'name', 'secret', null], 5)).toEqual(['name', null, null, null, null])
})
