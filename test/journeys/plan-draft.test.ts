import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { inPersian } from './hand.ts'

let stage: Stage
let expert: Page

beforeAll(async () => {
  stage = await openStage()
  expert = await stage.enter('expert')
})
afterAll(() => stage?.close())

/** Forty rows as Excel gives them; three are wrong, the other thirty-seven weigh 2.7 each: 99.9 together. */
const table = [
  ['ردیف', 'راهبرد', 'فعالیت', 'وزن', 'آغاز', 'پایان', 'مجری'].join('\t'),
  ...Array.from({ length: 40 }, (_, place) => {
    const row = place + 1
    const weight = row === 7 ? '' : row === 19 ? 'زیاد' : '۲٫۷'
    const finish = row === 33 ? '۱۳۹۶/۱۳/۰۱' : '۱۳۹۶/۱۰/۳۰'
    return [
      inPersian(row),
      'بازار و صادرات',
      `کار شماره ${inPersian(row)}`,
      weight,
      '۱۳۹۶/۰۲/۰۱',
      finish,
      'عامل توسعه',
    ].join('\t')
  }),
].join('\n')

const weightSum = () => expert.getByRole('status').filter({ hasText: 'جمع وزن‌ها' })
const freezing = () => expert.getByRole('dialog', { name: 'تثبیت نسخه ۱ به‌عنوان خط مبنا' })
const save = async () => {
  await expert.getByRole('button', { name: 'ذخیره پیش‌نویس' }).click()
  await expert.getByText('پیش‌نویس ذخیره شد').first().waitFor()
}

test('forty rows from Excel are read without being stored, and the wrong ones are marked', async () => {
  await expert.goto('/clusters?province=IR-30')
  await expert.getByRole('link', { name: 'خوشه پلاستیک البرز' }).first().click()
  await expert
    .getByRole('link', { name: /سال دوم/ })
    .first()
    .click()
  await expert.getByRole('link', { name: 'پیش‌نویس سال سوم' }).click()
  await expert.getByRole('heading', { level: 1, name: 'پیش‌نویس نسخه ۱، سال سوم' }).waitFor()
  await expert.getByRole('button', { name: 'آوردن از اکسل' }).click()
  const paste = expert.getByRole('dialog', { name: 'آوردن جدول از اکسل' })
  await paste.getByRole('textbox', { name: 'جدول' }).fill(table)
  await paste.getByRole('button', { name: 'خواندن جدول' }).click()
  await paste.getByText(/۳۷ ردیف درست و ۳ ردیف نادرست/).waitFor()
  await paste.getByRole('row', { name: /کار شماره ۷ .*این خانه خالی است/ }).waitFor()
  await paste.getByRole('row', { name: /کار شماره ۱۹ .*«زیاد» عدد نیست/ }).waitFor()
  await paste.getByRole('row', { name: /کار شماره ۳۳ .*تاریخ شمسی نیست/ }).waitFor()
  await expectAccessible(expert)
  await paste.getByRole('radio', { name: 'جانشین همه جدول شود' }).check()
  await paste.getByRole('button', { name: 'آوردن ۳۷ ردیف درست' }).click()
  await expert.getByText('۳۷ ردیف آمد؛ هنوز ذخیره نشده است').waitFor()
  await expect.poll(() => expert.getByRole('textbox', { name: /^فعالیت، ردیف/ }).count()).toBe(37)
})

test('weights of 99.9 are refused, saying what is missing', async () => {
  await weightSum().getByText('۰٫۱ کم دارد').waitFor()
  await save()
  await expert.getByRole('button', { name: 'تثبیت خط مبنا' }).click()
  await freezing().getByText('جمع وزن‌ها ۹۹٫۹ است؛ ۰٫۱ کم دارد.').waitFor()
  const freeze = freezing().getByRole('button', { name: 'تثبیت نسخه ۱' })
  expect(await freeze.getAttribute('aria-disabled')).toBe('true')
  await freezing().getByRole('button', { name: 'انصراف' }).click()
})

test('corrected, the draft becomes the baseline', async () => {
  await expert.getByRole('textbox', { name: 'وزن، ردیف ۴۰', exact: true }).fill('۲٫۸')
  await weightSum().getByText('درست است').waitFor()
  await save()
  await expert.getByText('چیزی نمانده است. می‌توان تثبیت کرد.').waitFor()
  await expert.getByRole('button', { name: 'تثبیت خط مبنا' }).click()
  await freezing().getByRole('button', { name: 'تثبیت نسخه ۱' }).click()
  await expert.getByText('خط مبنای نسخه ۱ تثبیت شد').waitFor()
  await expert.getByRole('heading', { level: 1, name: 'سند برنامه عمل سال سوم' }).waitFor()
  await expert.getByText(/خط مبنا: نسخه ۱/).waitFor()
  await expert.getByRole('row', { name: /^جمع ۱۰۰/ }).waitFor()
})
