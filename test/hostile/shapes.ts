import fc from 'fast-check'

/** A JSON schema as the API description gives it. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

/** What generated values draw on: ids that exist, days of the house, and named parts of the description. */
export interface Stock {
  ids: readonly string[]
  /** Those of one noun (`planYear`), in the singular as fields name it. */
  idsOf: Readonly<Record<string, readonly string[]>>
  days: readonly string[]
  named: Readonly<Record<string, Schema>>
}

/** Values that nobody should send: of a wrong kind, too long, unprintable, or meant for a database, a shell, a browser, a spreadsheet. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e\u2066',
    '‌‌‌',
    "' or 1=1 --",
    "'; drop table records; --",
    '%',
    '_%\\',
    '\\',
    '../../../etc/passwd',
    '..\\..\\boot.ini',
    'file:///etc/passwd',
    '//evil.example/',
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{constructor}}',
    '$' + '{7*7}',
    '=HYPERLINK("http://evil.example")',
    '@SUM(1+1)',
    'a\r\nSet-Cookie: stolen=1',
    '۱۲۳۴۵۶۷۸۹۰'.repeat(30),
    'آ'.repeat(20_000),
    '1e309',
    '-0',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '0001-01-01',
    '9999-12-31',
    '2017-02-29',
    '1395-12-30',
    '2016-13-01',
    0,
    -1,
    0.1,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    1e308,
    true,
    [],
    [[]],
    {},
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

const hexId = /uuid|\[0-9a-fA-F\]\{8\}/
const day = /^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/

const text = ({ minLength = 0, maxLength = 60 }: Schema) =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('خوشه', 'نشست شورا', 'x', 'IR-30', 'IR-19', 'IR-15', '1396', 'identified'),
    },
    {
      weight: 2,
      arbitrary: fc.string({
        unit: 'grapheme',
        minLength: Math.min(minLength, 200),
        maxLength: Math.max(minLength, Math.min(maxLength, 80)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('x'.repeat(Math.min(maxLength, 20_000)), 'x'.repeat(Math.min(maxLength, 20_000) + 1)),
    },
  )

/** `plan-years` or `plan_years` as a field names one of them: `planYear`. */
export const singular = (plural: string): string =>
  plural
    .replaceAll(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/ies$/, 'y')
    .replace(/s$/, '')

/** Mostly an id of what the field names (`responsibleOrganisationId`), else of anything, else of nothing. */
function idOf(name: string, stock: Stock): fc.Arbitrary<string> {
  const field = name.replace(/Ids?$/, '').toLowerCase()
  const noun = Object.keys(stock.idsOf).find((one) => field.endsWith(one.toLowerCase()))
  const meant = noun ? stock.idsOf[noun]! : stock.ids
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...meant) },
    { weight: 2, arbitrary: fc.constantFrom(...stock.ids) },
    { weight: 1, arbitrary: fc.uuid() },
  )
}

function textOf(schema: Schema, stock: Stock, name: string): fc.Arbitrary<unknown> {
  const { format, pattern } = schema
  if (format === 'uuid' || (pattern && hexId.test(pattern))) return idOf(name, stock)
  if (format === 'date-time')
    return fc
      .tuple(fc.constantFrom(...stock.days), fc.nat({ max: 23 }))
      .map(([one, hour]) => `${one}T${String(hour).padStart(2, '0')}:00:00+03:30`)
  if (format === 'email') return fc.constantFrom('someone@khoosheh.example', 'a@b.c', "x'@khoosheh.example")
  if (pattern && day.test(pattern)) return fc.constantFrom(...stock.days)
  if (pattern) {
    try {
      return fc.stringMatching(new RegExp(pattern), { maxLength: 40 })
    } catch {
      return text(schema)
    }
  }
  return text(schema)
}

/** A value that the schema would take, mostly: the deeper a request gets, the more of the house it tries. */
export function fitting(schema: Schema, stock: Stock, name = '', depth = 0): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null)
  if (schema.$ref) return fitting(stock.named[schema.$ref.split('/').at(-1)!] ?? {}, stock, name, depth + 1)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((one) => fitting(one, stock, name, depth + 1)))
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map((one) => fitting(one, stock, name, depth + 1)))
      .map((parts) => Object.assign({}, ...parts))
  switch (schema.type) {
    case 'string':
      return textOf(schema, stock, name)
    case 'integer': {
      const least = Math.max(schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1, -(2 ** 31))
      const most = Math.min(schema.maximum ?? 2 ** 31 - 1, 2 ** 31 - 1)
      return fc.oneof(fc.integer({ min: least, max: Math.min(most, least + 4) }), fc.integer({ min: least, max: most }))
    }
    case 'number':
      return fc.double({ noNaN: true, min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(fitting(schema.items ?? {}, stock, name, depth + 1), {
        minLength: Math.min(schema.minItems ?? 0, 3),
        maxLength: Math.max(schema.minItems ?? 0, 3),
      })
    case 'object':
      return objectOf(schema, stock, depth)
  }
  return fc.jsonValue({ maxDepth: 1 })
}

function objectOf(schema: Schema, stock: Stock, depth: number): fc.Arbitrary<unknown> {
  const known = schema.properties ?? {}
  const arbitraries = Object.fromEntries(
    Object.entries(known).map(([key, one]) => [key, fitting(one, stock, key, depth + 1)]),
  )
  const required = (schema.required ?? []).filter((key) => key in known)
  const own = fc.record(arbitraries, { requiredKeys: required })
  const { additionalProperties: more } = schema
  if (Object.keys(known).length > 0 || typeof more !== 'object') return own
  return fc.dictionary(fc.string({ minLength: 1, maxLength: 12 }), fitting(more, stock, '', depth + 1), { maxKeys: 3 })
}

type Path = readonly (string | number)[]
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...at, key]))]
}

function withAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) }
  ;(copy as Record<string | number, unknown>)[key] = withAt((value as Record<string | number, unknown>)[key], rest, put)
  return copy
}

/** A fitting value of which one part, somewhere in it, is nasty; or a key that nobody asked for. */
export const spoiled = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, fc.nat({ max: 10_000 }), nasty, fc.boolean()).map(([whole, at, put, extra]) => {
    if (extra && at % 5 === 0 && typeof whole === 'object' && whole !== null && !Array.isArray(whole))
      return { ...whole, [typeof put === 'string' ? put : 'extra']: put }
    const paths = pathsOf(whole)
    return withAt(whole, paths[at % paths.length]!, put)
  })
