import { describe, expect, it } from 'vitest'
import { cycles, importRules, violations, wordKeys } from './rules.ts'
import { importsOf, type Source, withoutComments } from './source.ts'

const file = (path: string, text: string): Source => ({ path, text })
const rulesBroken = (...sources: Source[]) => violations(sources).map(({ rule }) => rule)
const importing = (path: string, target: string) =>
  importRules([file(path, `import { x } from '${target}'`)]).map(({ rule }) => rule)

describe('imports that are refused', () => {
  it.each([
    ['src/kernel/a.ts', '../modules/plans/index.ts', 'kernel knows no module, no ui and no app'],
    ['src/kernel/a.ts', '../ui/a.tsx', 'kernel knows no module, no ui and no app'],
    ['src/ui/a.tsx', '../modules/plans/index.ts', 'ui knows no module and no app'],
    ['src/ui/a.tsx', '../kernel/db/connect.ts', 'ui knows no HTTP and no database'],
    ['src/migrations/0001_kernel.ts', '../kernel/ids.ts', 'a migration imports no application code: it is frozen'],
    ['src/modules/plans/plans.verbs.ts', '../../app/settings.ts', 'only app sees app'],
    [
      'src/modules/plans/plans.verbs.ts',
      '../clusters/clusters.store.ts',
      'another module is used through its index.ts only',
    ],
    [
      'src/modules/plans/plans.verbs.ts',
      '../clusters/clusters.schema.ts',
      'another module is used through its index.ts only',
    ],
    ['src/modules/desk/desk.store.ts', '../plans/index.ts', 'an engine knows no room'],
    ['src/modules/plans/plans.rules.ts', 'kysely', 'rules, shapes, policies and words know no database'],
    ['src/modules/plans/plans.policy.ts', './plans.store.ts', 'rules, shapes, policies and words know no database'],
    [
      'src/modules/plans/plans.schema.ts',
      '../../kernel/http/route.ts',
      'rules, shapes, policies and words know no HTTP',
    ],
    ['src/modules/plans/plans.fa.ts', 'react', 'rules, shapes, policies and words know no React'],
    ['src/modules/plans/screens/Plan.tsx', '../plans.verbs.ts', 'a screen imports no store, routes or verbs'],
    ['src/modules/plans/screens/Plan.tsx', '../plans.routes.ts', 'a screen imports no store, routes or verbs'],
    ['src/modules/plans/screens/Plan.tsx', '../../../kernel/db/connect.ts', 'a screen knows no database and no server'],
    ['src/modules/plans/screens/Plan.tsx', '../plans.schema.ts', 'the browser imports types of shapes only'],
    [
      'src/modules/plans/screens/Plan.tsx',
      '../../clusters/index.ts',
      "a screen uses another module's screens/index.ts, or its types",
    ],
    ['src/modules/plans/plans.store.ts', './plans.verbs.ts', 'a store is SQL and nothing else'],
  ])('%s → %s', (path, target, rule) => {
    expect(importing(path, target)).toContain(rule)
  })

  it('in every way of writing them', () => {
    for (const text of [
      `import '../modules/plans/index.ts'`,
      `import type { Plan } from '../modules/plans/index.ts'`,
      `export * from '../modules/plans/index.ts'`,
      `export { x } from "../modules/plans/index.ts"`,
      `import {\n  a,\n  b,\n} from '../modules/plans/index.ts'`,
      `const late = await import('../modules/plans/index.ts')`,
    ])
      expect(rulesBroken(file('src/kernel/a.ts', text)), text).toEqual(['kernel knows no module, no ui and no app'])
  })
})

describe('imports that are allowed', () => {
  it.each([
    ['src/app/server.ts', '../modules/plans/plans.module.ts'],
    ['src/modules/plans/plans.verbs.ts', '../commitments/index.ts'],
    ['src/modules/plans/plans.verbs.ts', './plans.store.ts'],
    ['src/modules/desk/desk.store.ts', '../identity/index.ts'],
    ['src/ui/ui.en.ts', './ui.fa.ts'],
    ['src/ui/charts/gantt.rules.ts', '../marks/ink.rules.ts'],
    ['src/modules/plans/plans.schema.ts', '../../kernel/http/schema.ts'],
    ['src/modules/plans/screens/Plan.tsx', '../plans.fa.ts'],
    ['src/modules/plans/screens/Plan.tsx', '../plans.rules.ts'],
    ['src/modules/plans/screens/Plan.tsx', '../../commitments/screens/index.ts'],
    ['src/modules/plans/plans.store.test.ts', '../clusters/clusters.store.ts'],
  ])('%s → %s', (path, target) => {
    expect(importing(path, target)).toEqual([])
  })

  it('types of own shapes in a screen', () => {
    const screen = (text: string) => rulesBroken(file('src/modules/plans/screens/Plan.tsx', text))
    expect(screen(`import type { Plan } from '../plans.schema.ts'`)).toEqual([])
    expect(screen(`import { type Plan, type Year } from '../plans.schema.ts'`)).toEqual([])
    expect(screen(`import { type Plan, planShape } from '../plans.schema.ts'`)).toHaveLength(1)
  })

  it('what a comment or a text only mentions', () => {
    expect(importing('src/kernel/a.ts', './b.ts')).toEqual([])
    expect(
      rulesBroken(file('src/kernel/a.ts', `// import { x } from '../app/a.ts'\n/* import '../app/a.ts' */`)),
    ).toEqual([])
  })
})

describe('cycles among modules', () => {
  const uses = (from: string, to: string) =>
    file(`src/modules/${from}/${from}.verbs.ts`, `import { x } from '../${to}/index.ts'`)
  it('are found, whatever their length, once', () => {
    expect(cycles([uses('a', 'b'), uses('b', 'c'), uses('c', 'a')]).map(({ detail }) => detail)).toEqual([
      'a → b → c → a',
    ])
    expect(cycles([uses('a', 'b'), uses('b', 'a')])).toHaveLength(1)
  })
  it('are not seen where two use the same third', () => {
    expect(cycles([uses('a', 'c'), uses('b', 'c'), uses('a', 'b')])).toEqual([])
  })
})

describe('time', () => {
  const rule = 'only kernel/clock reads the time'
  it.each([
    'const t = Date.now()',
    'const t = new Date()',
    'const t = new Date( )',
    'const t = new Date',
    'items.map(Date.now)',
  ])('%s is refused', (text) => {
    expect(rulesBroken(file('src/modules/plans/plans.verbs.ts', text))).toEqual([rule])
  })
  it.each([
    'new Date(ms)',
    'clock.now()',
    '// Date.now()',
    'let at: Date',
    'new DateFormat()',
  ])('%s is allowed', (text) => {
    expect(rulesBroken(file('src/modules/plans/plans.verbs.ts', text))).toEqual([])
  })
  it("a store does not ask the database's clock", () => {
    expect(rulesBroken(file('src/modules/plans/plans.store.ts', 'sql`where due < now()`'))).toEqual([rule])
    expect(rulesBroken(file('src/modules/plans/plans.store.ts', 'sql`where due < current_date`'))).toEqual([rule])
    expect(rulesBroken(file('src/modules/plans/plans.store.ts', 'insert(ctx.clock.now())'))).toEqual([])
  })
  it('the clock and identity may', () => {
    expect(
      rulesBroken(file('src/kernel/clock.ts', 'Date.now()'), file('src/modules/identity/auth.ts', 'Date.now()')),
    ).toEqual([])
  })
})

describe('sides', () => {
  it.each([
    ['a.css', '.a { margin-left: 1px }'],
    ['a.css', '.a { color: red; left: 0 }'],
    ['a.css', '.a { text-align: right }'],
    ['a.css', '.a { border-top-left-radius: 1px }'],
    ['a.tsx', '<a style={{ marginLeft: 1 }} />'],
    ['a.tsx', '<a style={{ left: 0 }} />'],
    ['a.tsx', '<Box ml="md" />'],
    ['a.tsx', '<Text ta="right" />'],
  ])('%s: %s is refused', (name, text) => {
    expect(rulesBroken(file(`src/ui/${name}`, text))).toEqual(['logical sides only'])
  })
  it.each([
    ['a.css', '.a { margin-inline-start: 1px; text-align: start }'],
    ['a.css', '/* margin-left */'],
    ['a.css', '.a { left: 0 } /* physical: the axis of a chart */'],
    ['a.css', '.a-left { color: red }'],
    ['a.tsx', '<Box ms="md" leftSection={x} />'],
  ])('%s: %s is allowed', (name, text) => {
    expect(rulesBroken(file(`src/ui/${name}`, text))).toEqual([])
  })
})

describe('sizes and words', () => {
  it('a file of 301 lines is refused, a dictionary or a test is not', () => {
    const long = 'x\n'.repeat(301)
    expect(rulesBroken(file('src/kernel/a.ts', long))).toEqual(['at most 300 lines: split by noun'])
    expect(rulesBroken(file('src/kernel/a.ts', 'x\n'.repeat(300)))).toEqual([])
    expect(
      rulesBroken(file('src/kernel/a.test.ts', long), file('src/a.fa.ts', long), file('src/a.en.ts', long)),
    ).toEqual([])
  })
  it('a dictionary without its other language is refused', () => {
    expect(rulesBroken(file('src/a.fa.ts', ''))).toEqual(['words in both languages'])
    expect(rulesBroken(file('src/a.en.ts', ''))).toEqual(['words in both languages'])
  })
  it('keys that one language lacks are named, nested ones too', () => {
    const found = wordKeys('a', { a: 'آ', b: { c: 'پ' }, d: 'د' }, { a: 'A', b: {}, d: '' })
    expect(found.map(({ detail }) => detail)).toEqual(['b.c', 'd'])
    expect(wordKeys('a', { a: 'آ' }, { a: 'A' })).toEqual([])
  })
})

describe('reading sources', () => {
  it('keeps strings and line numbers when comments go', () => {
    expect(withoutComments("a // b\nc = 'http://d' /* e\nf */ g")).toBe("a \nc = 'http://d' \n g")
  })
  it('resolves paths from the root', () => {
    expect(importsOf(file('src/a/b.ts', `import x from '../c.ts'`))).toEqual([
      { specifier: '../c.ts', target: 'src/c.ts', typeOnly: false },
    ])
  })
})
