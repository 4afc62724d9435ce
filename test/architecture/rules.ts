/** The rules of ARCHITECTURE.md as pure functions over source texts. */
import { type Import, importsOf, type Source, withoutComments } from './source.ts'

export interface Violation {
  path: string
  rule: string
  detail: string
}

/** Modules that rooms stand on; they know no room. */
export const engines = [
  'identity',
  'directory',
  'commitments',
  'meetings',
  'editions',
  'papers',
  'desk',
  'journal',
  'search',
  'messages',
]

const moduleOf = (path: string): string | null => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const within = (path: string, folder: string) => path.startsWith(`src/${folder}/`)
const isWords = (path: string) => /\.(fa|en)\.ts$/.test(path)
const isDatabase = (target: string) =>
  /^(kysely|pg)(\/|$)/.test(target) || (within(target, 'kernel/db') && !isWords(target)) || /\.store\.ts$/.test(target)
const isHttp = (target: string) =>
  /^(fastify|@fastify\/|node:http)/.test(target) ||
  (within(target, 'kernel/http') && target !== 'src/kernel/http/schema.ts')
const isPure = (path: string) => /\.(rules|schema|policy|fa|en)\.ts$/.test(path)
const isReact = (target: string) =>
  /^(react|react-dom|@mantine\/|@tanstack\/)/.test(target) || (within(target, 'ui') && !isPure(target))
const isScreen = (path: string) => /^src\/modules\/[^/]+\/(?:.+\/)?screens\//.test(path)
/** A module's two doors: for the server, and for other modules' screens. */
const isDoor = (target: string) => /^src\/modules\/[^/]+\/(screens\/)?index\.ts$/.test(target)

/** One import judged; null when it is allowed. */
function judge(path: string, { target, typeOnly }: Import): string | null {
  const own = moduleOf(path)
  const other = moduleOf(target)
  if (within(path, 'kernel') && (other !== null || within(target, 'ui') || within(target, 'app')))
    return 'kernel knows no module, no ui and no app'
  if (within(path, 'ui') && (other !== null || within(target, 'app'))) return 'ui knows no module and no app'
  if (within(path, 'ui') && (isHttp(target) || isDatabase(target))) return 'ui knows no HTTP and no database'
  if (within(path, 'migrations') && target.startsWith('src/') && !within(target, 'migrations'))
    return 'a migration imports no application code: it is frozen'
  if (within(target, 'migrations') && own !== null) return 'a module does not import migrations'
  if (own !== null && within(target, 'app')) return 'only app sees app'
  if (own !== null && other !== null && own !== other) {
    if (engines.includes(own) && !engines.includes(other)) return 'an engine knows no room'
    // what leaves the server has one shape, whoever shows it
    const isShape = isScreen(path) && typeOnly && /\.schema\.ts$/.test(target)
    if (!isDoor(target) && !isShape) return 'another module is used through its index.ts only'
    if (isScreen(path) && !isScreen(target) && !typeOnly)
      return "a screen uses another module's screens/index.ts, or its types"
  }
  if (isPure(path) && isDatabase(target) && !typeOnly) return 'rules, shapes, policies and words know no database'
  if (isPure(path) && isHttp(target)) return 'rules, shapes, policies and words know no HTTP'
  if (isPure(path) && isReact(target)) return 'rules, shapes, policies and words know no React'
  if (isScreen(path) && /\.(store|routes|verbs|module)\.ts$/.test(target))
    return 'a screen imports no store, routes or verbs'
  if (isScreen(path) && (isDatabase(target) || isHttp(target))) return 'a screen knows no database and no server'
  if (isScreen(path) && /\.(schema|tables)\.ts$/.test(target) && !typeOnly)
    return 'the browser imports types of shapes only'
  if (/\.store\.ts$/.test(path) && (isHttp(target) || isReact(target) || /\.(routes|verbs)\.ts$/.test(target)))
    return 'a store is SQL and nothing else'
  return null
}

export const importRules = (sources: Source[]): Violation[] =>
  sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) =>
      importsOf(source).flatMap((found) => {
        const rule = judge(source.path, found)
        return rule === null ? [] : [{ path: source.path, rule, detail: found.specifier }]
      }),
    )

/** Modules that use each other in a ring, as `a → b → a`; each ring is told once. */
export function cycles(sources: Source[]): Violation[] {
  const uses = new Map<string, Set<string>>()
  for (const source of sources.filter(({ path }) => !isTest(path))) {
    const own = moduleOf(source.path)
    if (own === null) continue
    for (const { target } of importsOf(source)) {
      const other = moduleOf(target)
      if (other !== null && other !== own) uses.set(own, (uses.get(own) ?? new Set()).add(other))
    }
  }
  const told = new Map<string, Violation>()
  const walk = (module: string, way: string[]) => {
    const at = way.indexOf(module)
    if (at >= 0) {
      const ring = way.slice(at)
      const key = [...ring].sort().join()
      if (!told.has(key))
        told.set(key, {
          path: `src/modules/${module}`,
          rule: 'no cycles among modules',
          detail: [...ring, module].join(' → '),
        })
      return
    }
    for (const next of uses.get(module) ?? []) walk(next, [...way, module])
  }
  for (const module of uses.keys()) walk(module, [])
  return [...told.values()]
}

/** Code that asks the machine for the time. Security code of identity may: a token's end does not move with the demo. */
const mayReadTime = (path: string) => path === 'src/kernel/clock.ts' || within(path, 'modules/identity')
const readsTime = /\bDate\.now\b|\bnew Date\b(?:\s*\(\s*\)|(?!\s*\())|\bDate\(\s*\)|\bTemporal\.Now\b/
const sqlTime = /(?<![.\w])(?:now\(\)|current_(?:date|timestamp|time)\b|localtimestamp\b|clock_timestamp\(\))/i

export const timeRule = (sources: Source[]): Violation[] =>
  sources
    .filter(({ path }) => path.startsWith('src/') && /\.tsx?$/.test(path) && !isTest(path) && !mayReadTime(path))
    .flatMap(({ path, text }) =>
      lines(
        withoutComments(text),
        (line) => readsTime.test(line) || (/\.store\.ts$/.test(path) && sqlTime.test(line)),
      ).map((detail) => ({ path, rule: 'only kernel/clock reads the time', detail })),
    )

const physicalCss = new RegExp(
  [
    String.raw`(?:^|[\s;{"'])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b`,
    'border-(?:top|bottom)-(?:left|right)-radius',
    String.raw`(?:^|[\s;{"'])(?:left|right)\s*:`,
    String.raw`\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b`,
  ].join('|'),
)
const physicalTsx = new RegExp(
  [
    String.raw`\b(?:margin|padding|border|scrollMargin|scrollPadding)(?:Left|Right)(?:Color|Style|Width)?\b`,
    String.raw`\bborder(?:Top|Bottom)(?:Left|Right)Radius\b`,
    String.raw`(?:^|[\s,{])(?:left|right)\s*:`,
    String.raw`\b(?:textAlign|float|ta)\s*[:=]\s*\{?['"](?:left|right)['"]`,
    String.raw`\s(?:ml|mr|pl|pr)=`,
  ].join('|'),
)

/** Left and right are start and end in Persian. A line that means the physical side says why: a comment `physical: …`. */
export const cssRule = (sources: Source[]): Violation[] =>
  sources
    .filter(({ path }) => /\.(css|tsx)$/.test(path) && !isTest(path))
    .flatMap(({ path, text }) => {
      const written = text.split('\n')
      return withoutComments(path.endsWith('.css') ? text.replaceAll('//', '') : text)
        .split('\n')
        .flatMap((line, index) => {
          const excused = [written[index], written[index - 1]].some((near) => near?.includes('physical:'))
          const physical = (path.endsWith('.css') ? physicalCss : physicalTsx).test(line)
          return physical && !excused ? [{ path, rule: 'logical sides only', detail: line.trim() }] : []
        })
    })

const longest = 300
const mayBeLong = (path: string) => isTest(path) || /\.css$|\.(fa|en)\.ts$|\/data\/|\.data\.ts$/.test(path)

export const sizeRule = (sources: Source[]): Violation[] =>
  sources.flatMap(({ path, text }) => {
    const count = text.trimEnd().split('\n').length
    return mayBeLong(path) || count <= longest
      ? []
      : [{ path, rule: `at most ${longest} lines: split by noun`, detail: `${count} lines` }]
  })

/** Every Persian dictionary has its English one beside it, and the reverse. */
export function wordPairs(paths: string[]): Violation[] {
  const all = new Set(paths)
  return paths.flatMap((path) => {
    const other = path.endsWith('.fa.ts')
      ? path.replace(/\.fa\.ts$/, '.en.ts')
      : path.endsWith('.en.ts')
        ? path.replace(/\.en\.ts$/, '.fa.ts')
        : null
    return other === null || all.has(other) ? [] : [{ path, rule: 'words in both languages', detail: `no ${other}` }]
  })
}

/** Keys that one of two dictionaries lacks, and empty texts. */
export function wordKeys(path: string, fa: Record<string, unknown>, en: Record<string, unknown>): Violation[] {
  const [persian, english] = [flatten(fa), flatten(en)]
  return [...new Set([...persian.keys(), ...english.keys()])]
    .filter((key) => !persian.get(key) || !english.get(key))
    .map((detail) => ({ path, rule: 'the same words in both languages', detail }))
}

const flatten = (words: object, prefix = ''): Map<string, unknown> =>
  new Map(
    Object.entries(words).flatMap(([key, value]): [string, unknown][] =>
      value !== null && typeof value === 'object'
        ? [...flatten(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, value]],
    ),
  )

const lines = (text: string, test: (line: string) => boolean): string[] =>
  text
    .split('\n')
    .filter(test)
    .map((line) => line.trim())

/** All rules that need the texts only. */
export const violations = (sources: Source[]): Violation[] => [
  ...importRules(sources),
  ...cycles(sources),
  ...timeRule(sources),
  ...cssRule(sources),
  ...sizeRule(sources),
  ...wordPairs(sources.map(({ path }) => path)),
]
