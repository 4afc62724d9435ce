import { expect, test } from 'vitest'
import { ApiProblem } from './api.ts'

const both = (text: string) => ({ fa: text, en: text })
const field = (path: string) => ({ path, code: 'kernel.required', message: both(path) })
const refusal = (...paths: string[]) =>
  new ApiProblem(422, { code: 'kernel.invalid', message: both('refused'), fields: paths.map(field) })

test.each([
  ['a refusal without fields is told as a whole', [], ['title'], []],
  ['a field that the form does not show is told over it', ['version'], ['title'], ['version']],
  ['what a field on show tells is not told twice', ['title'], ['title', 'day'], null],
  ['of several, the rest is told over the form', ['title', 'version'], ['title'], ['version']],
])('%s', (_, refused, shown, told) => {
  expect(
    refusal(...refused)
      .untold(shown)
      ?.fields.map((one) => one.path) ?? null,
  ).toEqual(told)
})

test('what is left of a refusal keeps its words and code', () => {
  expect(refusal('title', 'version').untold(['title'])).toMatchObject({
    status: 422,
    code: 'kernel.invalid',
    text: both('refused'),
  })
})
