import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { UiProvider } from '../index.ts'
import { en } from './kit.en.ts'
import { fa } from './kit.fa.ts'
import { TODAY } from './kit-data.ts'
import { KitPage } from './kit-page.tsx'

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})

const render = () =>
  renderToStaticMarkup(
    <UiProvider words={{ kit: { fa, en } }} settings={{ locale: 'fa', scheme: 'light' }} asOf={TODAY}>
      <QueryClientProvider client={new QueryClient()}>
        <KitPage />
      </QueryClientProvider>
    </UiProvider>,
  )

describe('the kit page', () => {
  test('draws every part without a missing word', () => {
    const complaints = vi.spyOn(console, 'error')
    const html = render()
    expect(complaints.mock.calls).toEqual([])
    expect(html).not.toMatch(/⟦|undefined|NaN|\[object/)
  })

  test('writes no Latin digit where a person reads Persian', () => {
    const text = render()
      .replaceAll(/<(style|svg|kbd|bdi)\b.*?<\/\1>/gs, '')
      .replaceAll(/ (value|href|id|for|style|aria-\w+|class|name|[a-z]+)="[^"]*"/g, '')
      .replaceAll(/<[^>]+>/g, ' ')
    expect(text.match(/\S*\d\S*/g) ?? []).toEqual([])
  })

  test('an ink bar reads all five marks', () => {
    expect(render()).toContain(
      'استحضار شورا ۵۸٫۹٪، مصوب ۶۸٫۷٪، تأیید ناظر ۷۱٫۵٪، اظهارشده ۷۹٫۳٪، برنامه ۸۸٫۲٪'.replaceAll('٪', '\u200f٪'),
    )
  })

  test('one main heading, and every section is named by its own heading', () => {
    const html = render()
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    for (const [, id] of html.matchAll(/<section[^>]*aria-labelledby="([^"]+)"/g)) expect(html).toContain(`id="${id}"`)
  })
})
