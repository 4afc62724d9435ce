import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { UiProvider } from '../provider.tsx'
import { JalaliDateInput } from './date-input.tsx'
import { NumberInput } from './number-input.tsx'
import { TextInput } from './text-input.tsx'

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
const render = (field: React.ReactNode) =>
  renderToStaticMarkup(
    <UiProvider words={{}} settings={{ locale: 'fa', scheme: 'light' }} asOf="2017-02-04">
      {field}
    </UiProvider>,
  )
const nothing = () => {}

test('a field is named by its label and described by its error and hint', () => {
  const html = render(<TextInput label="عنوان" hint="راهنما" error="خطا" value="" onChange={nothing} />)
  const input = html.match(/<input[^>]*>/)![0]
  const id = input.match(/ id="([^"]+)"/)![1]
  expect(html).toContain(`<label for="${id}">`)
  const said = input.match(/aria-describedby="([^"]+)"/)![1]!.split(' ')
  expect(said).toHaveLength(2)
  for (const one of said) expect(html).toContain(`id="${one}"`)
  expect(input).toContain('aria-invalid="true"')
})
test('only what is not optional is required', () => {
  expect(render(<TextInput label="الف" value="" onChange={nothing} />)).toContain('aria-required="true"')
  expect(render(<TextInput label="الف" optional value="" onChange={nothing} />)).not.toContain('aria-required')
})
test('a number is written in Persian digits', () => {
  expect(render(<NumberInput label="وزن" value="4200000.5" onChange={nothing} />)).toContain('value="۴٬۲۰۰٬۰۰۰٫۵"')
})
test('a number outside its range says the range', () => {
  expect(render(<NumberInput label="وزن" value="120" min={0} max={100} onChange={nothing} />)).toContain(
    'عدد ۱۲۰ بیرون از بازه ۰ تا ۱۰۰ است.',
  )
})
test('a day is written in words, and one outside the range says the range', () => {
  const html = render(
    <JalaliDateInput label="مهلت" value="2017-02-13" min="2017-03-21" max="2018-03-20" onChange={nothing} />,
  )
  expect(html).toContain('value="۲۵ بهمن ۱۳۹۵"')
  expect(html).toContain('روزی از ۱ فروردین ۱۳۹۶ تا ۲۹ اسفند ۱۳۹۶ بنویسید.')
})
