import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../src/app/demo/accounts.ts'
import { expectAccessible, openStage, type Stage } from './browser.ts'
import { read } from './hand.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function signIn(page: Page, name: string, password: string) {
  await page.getByLabel('کد ملی، همراه یا رایانامه').fill(name)
  await page.getByLabel('گذرواژه', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'ورود', exact: true }).click()
}
const desk = (page: Page) => page.getByRole('heading', { level: 1, name: 'کارتابل' })

/** The six digits an authenticator shows for a secret in base 32, `steps` half-minutes from now (RFC 6238). */
function codeOf(secret: string, steps = 0): string {
  const bits = [...secret.replace(/[\s=]/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = digest.at(-1)! & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('a wrong password says what happened; a mobile number in Persian digits opens the door', async () => {
  const page = await stage.visit('door')
  await page.goto('/directory')
  await page.waitForURL(/sign-in/)
  await expectAccessible(page)
  await signIn(page, '۰۹۱۲۰۰۰۰۰۰۳', 'نادرست-نادرست')
  await page.getByText(/نام کاربری یا گذرواژه درست نیست/).waitFor()
  expect(await page.getByLabel('کد ملی، همراه یا رایانامه').inputValue()).toBe('۰۹۱۲۰۰۰۰۰۰۳')
  await signIn(page, '۰۹۱۲۰۰۰۰۰۰۳', demoPassword)
  await page.waitForURL(/\/directory/)
  await page.getByRole('button', { name: /سعید امینی/ }).waitFor()
})

test('a one-time link of the administrator lets a person set a password, once', async () => {
  const admin = await stage.enter('admin')
  await admin.getByRole('link', { name: 'کاربران و اختیارها', exact: true }).click()
  await admin.getByRole('searchbox', { name: 'نام شخص' }).fill('رحیمی')
  await admin.getByRole('button', { name: 'ژاله رحیمی' }).click()
  await admin.getByRole('button', { name: 'پیوند تازه گذرواژه' }).click()
  const shown = admin.getByRole('dialog', { name: 'پیوند یک‌بارمصرف ژاله رحیمی' })
  const link = new URL((await shown.getByRole('code').textContent())!)
  await expectAccessible(admin)
  await shown.getByRole('button', { name: 'پیوند را برداشتم' }).click()

  const password = 'کوه بلند و رود آرام'
  const person = await stage.visit('textile')
  await person.goto(`${link.pathname}${link.search}${link.hash}`)
  await person.getByText('ژاله رحیمی').waitFor()
  await person.getByLabel('گذرواژه تازه', { exact: true }).fill('1234567890')
  await person.getByRole('button', { name: 'ثبت گذرواژه' }).click()
  await person.getByText(/به آسانی حدس زده می‌شود/).waitFor()
  await person.getByLabel('گذرواژه تازه', { exact: true }).fill(password)
  await person.getByRole('button', { name: 'ثبت گذرواژه' }).click()
  await person.getByRole('heading', { name: 'گذرواژه ثبت شد' }).waitFor()
  await person.getByRole('link', { name: 'رفتن به ورود' }).click()
  await signIn(person, 'textile@khoosheh.example', demoPassword)
  await person.getByText(/نام کاربری یا گذرواژه درست نیست/).waitFor()
  await signIn(person, 'textile@khoosheh.example', password)
  await desk(person).waitFor()

  const again = await stage.visit('textile again')
  await again.goto(`${link.pathname}${link.search}${link.hash}`)
  await again.getByText(/این پیوند یک بار به کار رفته است/).waitFor()
})

test('a second factor is asked for at the next sign-in; signing out everywhere ends every device', async () => {
  const page = await stage.enter('deputy')
  await page.goto('/account')
  await page.getByRole('button', { name: 'روشن کردن رمز دوم' }).click()
  await page.getByLabel('گذرواژه کنونی').fill(demoPassword)
  await page.getByRole('button', { name: 'ادامه' }).click()
  await page.getByRole('img', { name: 'کد تصویری رمز دوم' }).waitFor()
  const secret = (await page.getByRole('code').textContent())!
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: 'کدهای پشتیبان را نگه داشتم' }).check()
  await page.getByLabel('کد رمزساز').fill(codeOf(secret, -1))
  await page.getByRole('button', { name: 'روشن کردن', exact: true }).click()
  await page.getByText('رمز دوم روشن شد').waitFor()

  const other = await stage.visit('deputy elsewhere')
  await other.goto('/')
  await signIn(other, 'deputy@khoosheh.example', demoPassword)
  await other.getByRole('heading', { level: 1, name: 'رمز دوم' }).waitFor()
  await expectAccessible(other)
  await other.getByLabel('کد رمزساز').fill(codeOf(secret))
  await other.getByRole('button', { name: 'ادامه' }).click()
  await desk(other).waitFor()

  await page.reload()
  await expect.poll(() => page.getByRole('table', { name: 'نشست‌های باز' }).getByRole('row').count()).toBe(3)
  await page.getByRole('button', { name: 'خروج از همه دستگاه‌ها' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'خروج از همه دستگاه‌ها' }).click()
  await page.waitForURL(/sign-in/)
  await other.reload()
  await other.waitForURL(/sign-in/)
})

test('what lies in a neighbour’s province is not there', async () => {
  const expert = await stage.enter('expert')
  const { rows } = await read<{ rows: { id: string }[] }>(expert, '/api/units?limit=1')
  await expert.goto('/clusters?province=IR-30')
  await expert.getByRole('link', { name: 'خوشه پلاستیک البرز' }).first().click()
  await expert
    .getByRole('link', { name: /سال دوم/ })
    .first()
    .click()
  await expert.waitForURL(/plan-years/)
  const year = new URL(expert.url()).pathname
  const neighbour = await stage.enter('zanjan')
  for (const path of [year, `/units/${rows[0]!.id}`, `${year.replace('plan-years', 'records')}/history`]) {
    await neighbour.goto(path)
    await neighbour.getByRole('main').getByText(/نیست/).first().waitFor()
    expect(await neighbour.getByText(/پلاستیک/).count(), path).toBe(0)
  }
})
