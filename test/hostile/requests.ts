import fc from 'fast-check'
import { fitting, nasty, type Schema, type Stock, singular, spoiled } from './shapes.ts'

/** One route as the API description tells it. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  params: readonly { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[]
  body: Schema | null
  /** As a policy names it, `public` or `signedIn`. */
  permission: string
}

export interface HostileRequest {
  role: string
  method: Operation['method']
  route: string
  url: string
  headers: Record<string, string>
  payload: Buffer | null
}

interface Description {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: Operation['params']
        requestBody?: { content: Record<string, { schema: Schema }> }
        description?: string
      }
    >
  >
  components?: { schemas?: Record<string, Schema> }
}

/** Every route of the description: a new one is tried the day it is born. */
export const operationsOf = (description: Description): Operation[] =>
  Object.entries(description.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, said]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      params: said.parameters ?? [],
      body: said.requestBody?.content['application/json']?.schema ?? null,
      permission: said.description?.replace('Permission: ', '') ?? '',
    })),
  )

export const namedOf = (description: Description): Record<string, Schema> => description.components?.schemas ?? {}

/** As a hostile hand would write it into an address: escaped, or as it is where a request line can carry it. */
const inAddress = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(text.toWellFormed().slice(0, 2_000))
}

const rawPieces = fc.constantFrom(
  '%zz',
  '..%2f..%2fetc',
  '%00',
  '%c0%ae',
  ';x=1',
  '%E0%A4%A',
  '.',
  '%2e%2e',
  '*',
  '%20',
)

/** `{id}` behind `plan-years` is the id of a plan year. */
function nounBefore(path: string, name: string): string {
  const parts = path.split('/')
  return singular(parts[parts.indexOf(`{${name}}`) - 1] ?? '')
}

const pathOf = (operation: Operation, stock: Stock): fc.Arbitrary<string> => {
  const places = operation.params.filter((one) => one.in === 'path')
  const values = places.map(({ name, schema }) =>
    fc.oneof(
      {
        weight: 16,
        arbitrary: fitting(schema, stock, name === 'id' ? nounBefore(operation.path, name) : name).map(inAddress),
      },
      { weight: 1, arbitrary: nasty.map(inAddress) },
      { weight: 1, arbitrary: rawPieces },
    ),
  )
  return fc
    .tuple(...values)
    .map((found) =>
      places.reduce(
        (path, { name }, at) => path.replace(`{${name}}`, found[at] === '' ? '%20' : found[at]!),
        operation.path,
      ),
    )
}

const queryOf = (operation: Operation, stock: Stock): fc.Arbitrary<string> => {
  const places = operation.params.filter((one) => one.in === 'query')
  const pairs = places.map(({ name, schema }) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof({ weight: 6, arbitrary: fitting(schema, stock, name) }, { weight: 1, arbitrary: nasty }),
    ),
  )
  const chosen =
    pairs.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...pairs), { maxLength: Math.min(4, places.length + 1) })
  // what a route cannot do without is mostly there
  const needed = fc.tuple(
    ...places
      .filter((one) => (one as { required?: boolean }).required)
      .map(({ name, schema }) => fc.tuple(fc.constant(name), fitting(schema, stock, name))),
  )
  const odd = fc.constantFrom('', '', '', '', '', '__proto__=1', 'a[]=1', '%00=1', '%zz', '=', '&&&', 'locale=xx')
  return fc.tuple(needed, chosen, odd, fc.integer({ min: 0, max: 9 })).map(([must, more, strange, omit]) => {
    const told = [...(omit === 0 ? [] : must), ...more].map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`)
    return [...told, ...(strange ? [strange] : [])].join('&')
  })
}

const json = 'application/json'
/** A value as JSON text; what JSON cannot say is `null`. */
const told = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? 'null')

const noJson: fc.Arbitrary<{ type: string; payload: Buffer }> = fc.constantFrom(
  { type: json, payload: Buffer.from('{"a":') },
  { type: json, payload: Buffer.from('{"__proto__":{"grants":[]},"constructor":{"prototype":{}}}') },
  { type: json, payload: Buffer.from('['.repeat(20_000) + ']'.repeat(20_000)) },
  { type: json, payload: Buffer.from([0xff, 0xfe, 0x00, 0xd8]) },
  { type: json, payload: Buffer.alloc(0) },
  { type: 'text/plain', payload: Buffer.from('سلام') },
  { type: 'application/x-www-form-urlencoded', payload: Buffer.from('a=1&b=2') },
  { type: 'application/json; charset=utf-16', payload: Buffer.from('{}', 'utf16le') },
  { type: 'multipart/form-data', payload: Buffer.from('--x') },
  { type: 'application/xml', payload: Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>') },
)

/** A part as an upload sends it, its name written by a hostile hand. */
const multipart: fc.Arbitrary<{ type: string; payload: Buffer }> = fc
  .tuple(
    fc.constantFrom('file', 'other', '__proto__', ''),
    fc.constantFrom(
      '../../x.pdf',
      'a.xlsx',
      'a.csv',
      'x\\y.docx',
      'con.pdf',
      'a.svg',
      '.pdf',
      `${'ن'.repeat(300)}.csv`,
      'a%00.csv',
    ),
    fc.oneof(
      fc.constantFrom(
        Buffer.alloc(0),
        Buffer.from('%PDF-1.7\n'),
        Buffer.from('PK\u0003\u0004'),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        Buffer.from('نام,کد\n=1+1,"'),
        Buffer.from('نام\tکد\n'.repeat(3_000)),
      ),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    ),
  )
  .map(([field, name, bytes]) => ({
    type: 'multipart/form-data; boundary=khoosheh',
    payload: Buffer.concat([
      Buffer.from(
        `--khoosheh\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n--khoosheh--\r\n'),
    ]),
  }))

function payloadOf({ method, body }: Operation, stock: Stock): fc.Arbitrary<{ type: string; payload: Buffer } | null> {
  if (method === 'GET') return fc.constant(null)
  const fit = body ? fitting(body, stock) : fc.constant({})
  const asJson = (value: fc.Arbitrary<unknown>) => value.map((one) => ({ type: json, payload: told(one) }))
  return fc.oneof(
    { weight: 5, arbitrary: asJson(fit) },
    { weight: 5, arbitrary: asJson(spoiled(fit)) },
    { weight: 1, arbitrary: asJson(nasty) },
    { weight: 1, arbitrary: noJson },
    { weight: body ? 1 : 8, arbitrary: multipart },
    { weight: body ? 0 : 4, arbitrary: fc.constant(null) },
  )
}

const header: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'x-forwarded-for': "1.2.3.4, '; --" },
      { 'x-forwarded-host': 'evil.example' },
      { host: 'evil.example' },
      { 'x-http-method-override': 'DELETE' },
      { 'accept-language': 'x'.repeat(4_000) },
      { 'if-none-match': '"\u00ff"' },
      { range: 'bytes=0-,-1' },
      { authorization: 'Bearer null' },
      { cookie: 'khoosheh.session_token=%E0%A4%A; khoosheh.two_factor=x.y; =; ;;' },
      { 'user-agent': '\u0080'.repeat(2_000) },
      { 'content-encoding': 'gzip' },
      { expect: '100-continue' },
    ),
  },
)

const entitled = (
  operation: Operation,
  roles: readonly string[],
  mayEver: (role: string, operation: Operation) => boolean,
): readonly string[] => {
  const found = roles.filter((role) => mayEver(role, operation))
  return found.length > 0 ? found : roles
}

/**
 * Hostile requests to any of the routes by any of the roles; two of three by whoever could ever do it, since the others are refused before
 * anything is read.
 */
export const hostileRequests = (
  operations: readonly Operation[],
  roles: readonly string[],
  mayEver: (role: string, operation: Operation) => boolean,
  stock: Stock,
): fc.Arbitrary<HostileRequest> =>
  fc.constantFrom(...operations).chain((operation) =>
    fc
      .tuple(
        fc.oneof(
          { weight: 1, arbitrary: fc.constantFrom(...roles) },
          { weight: 2, arbitrary: fc.constantFrom(...entitled(operation, roles, mayEver)) },
        ),
        pathOf(operation, stock),
        queryOf(operation, stock),
        payloadOf(operation, stock),
        header,
      )
      .map(([role, path, query, body, extra]) => ({
        role,
        method: operation.method,
        route: `${operation.method} ${operation.path}`,
        url: query ? `${path}?${query}` : path,
        headers: { ...(body ? { 'content-type': body.type } : {}), ...extra },
        payload: body?.payload ?? null,
      })),
  )
