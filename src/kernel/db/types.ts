import { sql } from 'kysely'
import pg from 'pg'

const { builtins } = pg.types
const asText = (value: string) => value
// biome-ignore lint/suspicious/noExplicitAny: pg's types know no arrays (1009 is text[])
const asTexts = pg.types.getTypeParser(1009 as any) as (value: string) => string[]

/**
 * How PostgreSQL's types arrive in our code. Set on each pool, never on pg's global table, so no library is affected.
 *
 * | PostgreSQL | here | why |
 * |---|---|---|
 * | date | `'2026-11-23'` | a day has no clock; pg alone would make it local midnight |
 * | timestamptz | `Date` | an instant |
 * | timestamp | string | not used in our tables |
 * | numeric | string | weights and money are exact (big.js) |
 * | int8 | string | does not fit a JS number; counts use `countAll()`, which is an int4 |
 * | int2, int4, float8 | number | |
 * | json, jsonb | parsed | give objects to a query as `JSON.stringify(value)` |
 * | arrays of date, timestamp, numeric | arrays of strings | pg alone would make local dates and floats |
 */
const own = new Map<number, (value: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.TIMESTAMP, asText],
  [builtins.NUMERIC, asText],
  [builtins.INT8, asText],
  [1182, asTexts], // date[]
  [1115, asTexts], // timestamp[]
  [1231, asTexts], // numeric[]
  [1016, asTexts], // int8[]
])

export const types: pg.CustomTypesConfig = {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own signature
  getTypeParser: (oid: number, format?: any): any =>
    (format === undefined || format === 'text' ? own.get(oid) : undefined) ?? pg.types.getTypeParser(oid, format),
}

/** `count(*)` as a number (up to 2,147,483,647; more is an error, never a wrong number). */
export const countAll = () => sql<number>`count(*)::int`
