import type { UseQueryResult } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { ApiProblem } from '../api.ts'
import { UiProvider } from '../provider.tsx'
import { Answer, Problem } from './answer.tsx'

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
const render = (part: React.ReactNode) =>
  renderToStaticMarkup(
    <UiProvider words={{}} settings={{ locale: 'fa', scheme: 'light' }} asOf="2017-02-04">
      {part}
    </UiProvider>,
  )
const both = (fa: string) => ({ fa, en: `${fa} in English` })
const refusal = (status: number, fields: string[] = []) =>
  new ApiProblem(status, {
    code: 'plans.yearExists',
    message: both('این سال هست'),
    fields: fields.map((path) => ({ path, code: 'plans.yearExists', message: both(path) })),
  })
const answer = (of: { data?: string; error?: unknown; isPending?: boolean }) =>
  render(
    <Answer of={{ isPending: false, error: null, refetch() {}, ...of } as unknown as UseQueryResult<string>}>
      {(data) => <b>{data}</b>}
    </Answer>,
  )
const again = 'آوردن دوباره'

test('an answer shows its data, also while it is asked anew', () => {
  expect(answer({ data: 'خوشه' })).toContain('<b>خوشه</b>')
  expect(answer({ data: 'خوشه', error: refusal(503) })).toContain('<b>خوشه</b>')
})
test('a question on its way is a quiet line', () => expect(answer({ isPending: true })).toContain('role="status"'))
test('a refused question says why and offers to ask again', () => {
  const html = answer({ error: refusal(503) })
  expect(html).toContain('این سال هست')
  expect(html).toContain(again)
})
test('what is not there is not asked for again', () => {
  const html = answer({ error: refusal(404) })
  expect(html).toContain('این سال هست')
  expect(html).not.toContain(again)
})
test('a defect is told in general words', () => {
  const html = render(<Problem of={new TypeError('x is undefined')} />)
  expect(html).toContain('به پشتیبانی بگویید')
  expect(html).not.toContain('undefined')
})
test('a refusal lists what its fields add, each once and none that repeats the whole', () => {
  const html = render(<Problem of={refusal(422, ['وزن نیست', 'وزن نیست', 'این سال هست'])} />)
  expect(html.match(/<li>/g)).toHaveLength(1)
  expect(html.match(/این سال هست/g)).toHaveLength(1)
})
test('nothing refused is nothing shown', () => expect(render(<Problem of={null} />)).not.toContain('role="alert"'))
