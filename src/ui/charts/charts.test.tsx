import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ACTIVITIES, CURVE, FROM, TO, TODAY } from '../kit/kit-data.ts'
import { UiProvider } from '../provider.tsx'
import { en } from '../ui.en.ts'
import Gantt from './gantt.tsx'
import SCurve from './s-curve.tsx'

const room = vi.hoisted(() => ({ width: 800 }))
vi.mock('./use-width.ts', () => ({ useWidth: () => [{ current: null }, room.width] }))
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})

const draw = (locale: 'fa' | 'en', width: number, chart: React.ReactNode) => {
  room.width = width
  return renderToStaticMarkup(
    <UiProvider words={{ ui: { fa: en, en } }} settings={{ locale, scheme: 'light' }} asOf={TODAY}>
      {chart}
    </UiProvider>,
  )
}
const curve = (
  <SCurve
    name="curve"
    from={FROM}
    to={TO}
    asOf={TODAY}
    {...CURVE}
    noted={CURVE.noted.map((point) => ({ ...point, label: 's' }))}
  />
)
const gantt = (
  <Gantt name="gantt" from={FROM} to={TO} asOf={TODAY} rows={ACTIVITIES.map((one) => ({ ...one, name: one.word }))} />
)

/** x of the first point of the thick, approved line. */
const beginning = (html: string) =>
  Number(html.match(/d="M([\d.]+),[^"]*" fill="none" stroke="var\(--c-approved\)" stroke-width="3.2"/)?.[1])
const fontSizes = (html: string) => [...html.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size))
const xs = (html: string) => [...html.matchAll(/ x[12]?="(-?[\d.]+)"/g)].map(([, x]) => Number(x))

describe.each([
  ['wide', 800],
  ['phone', 358],
] as const)('on a %s place', (_, width) => {
  test('time begins on the right in Persian and on the left in English', () => {
    expect(beginning(draw('fa', width, curve))).toBeGreaterThan(width * 0.85)
    expect(beginning(draw('en', width, curve))).toBeLessThan(width * 0.15)
  })

  test.each([
    ['curve', curve],
    ['gantt', gantt],
  ] as const)('the %s keeps inside its room and writes 12 px or more', (_name, chart) => {
    for (const locale of ['fa', 'en'] as const) {
      const html = draw(locale, width, chart)
      expect(html).not.toMatch(/NaN|undefined|Infinity/)
      expect(Math.min(...fontSizes(html))).toBeGreaterThanOrEqual(12)
      expect(Math.min(...xs(html))).toBeGreaterThanOrEqual(-6)
      expect(Math.max(...xs(html))).toBeLessThanOrEqual(width + 6)
    }
  })
})

test('a gantt without acts still reads its rows to a screen reader', () => {
  const html = draw('fa', 800, gantt)
  expect(html.match(/<li>/g)).toHaveLength(ACTIVITIES.length)
})

test('a gantt with acts offers each bar to the keyboard', () => {
  const html = draw('fa', 800, <Gantt {...gantt.props} onOpen={() => {}} />)
  expect(html.match(/role="button" tabindex="0"/gi)).toHaveLength(ACTIVITIES.length)
})

test('days of which nothing is known are hatched, told in words, and have no figure', () => {
  const unknown = [{ from: FROM, to: '2016-06-20' }]
  const html = draw(
    'en',
    800,
    <SCurve {...curve.props} approved={CURVE.approved.filter((point) => point.at >= '2016-06-20')} unknown={unknown} />,
  )
  expect(html).toMatch(/<rect[^>]* fill="url\(#/)
  expect(html).toContain('no state was recorded')
  expect(beginning(html)).toBeGreaterThan(800 * 0.2)
  expect(draw('en', 800, curve)).not.toMatch(/url\(#|no state was recorded/)
})
