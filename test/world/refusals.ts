import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../src/kernel/db/tables.ts'
import type { Problem } from '../../src/kernel/http/problems.ts'
import type { Caller, DemoHouse } from './house.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reads the fields it names
export type Body = any
export interface Reply {
  status: number
  body: Body
}

const persian = /[\u0600-\u06ff]/

/** A message in both languages, whole: no placeholder left open, Persian without Latin digits (unless the test's own words hold some). */
export function expectMessage(message: { fa: string; en: string }, ownWords: readonly string[] = []): void {
  expect(message.fa).toMatch(persian)
  expect(message.en).toMatch(/[A-Za-z]{3}/)
  for (const text of [message.fa, message.en]) expect(text).not.toMatch(/[{}]|undefined|null|NaN/)
  const bare = ownWords.reduce((text, own) => text.replaceAll(own, ''), message.fa)
  expect(bare).not.toMatch(/[0-9]/)
  // what people typed (the code of a row) stands as they typed it
  expect(message.en.replaceAll(/“[^”]*”/g, '')).not.toMatch(/[۰-۹]/)
}

export interface Expected {
  status: number
  code: string
  /** Path of the field that the refusal must name. */
  field?: string
  /** Pieces that the Persian text (message or the field's) must hold. */
  says?: readonly string[]
  ownWords?: readonly string[]
}

/** The refusal as a person would judge it: status, code, the named field, both languages. */
export function expectRefusal(reply: Reply, { status, code, field, says = [], ownWords = [] }: Expected): Problem {
  const problem = reply.body?.error as Problem | undefined
  expect({ status: reply.status, code: problem?.code, fields: problem?.fields.map((one) => one.path) }).toEqual({
    status,
    code,
    fields: field === undefined ? expect.anything() : expect.arrayContaining([field]),
  })
  expectMessage(problem!.message, ownWords)
  for (const one of problem!.fields) expectMessage(one.message, ownWords)
  const said = [problem!.message.fa, ...problem!.fields.map((one) => one.message.fa)].join('\n')
  for (const piece of says) expect(said).toContain(piece)
  expect(problem!.requestId).not.toBe('')
  return problem!
}

/** Sign-in leaves its own traces, and jobs of the server move deliveries and days on by themselves; everything else is the house's memory. */
const passing = /^(login_|failed_attempts|kysely_|message_deliveries$|reminder_days$)/

/** One print per table of everything stored. */
export async function storedNow(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
    db,
  )
  const prints: Record<string, string> = {}
  for (const { name } of rows.filter((row) => !passing.test(row.name))) {
    const found = await sql<{ count: string; words: string | null }>`
      select count(*) as count, string_agg(line::text, '|' order by line::text) as words from ${sql.table(name)} line`.execute(
      db,
    )
    const { count, words } = found.rows[0]!
    prints[name] = `${count} ${createHash('sha256')
      .update(words ?? '')
      .digest('hex')
      .slice(0, 12)}`
  }
  return prints
}

/** Does the work and expects that no row of any table changed, the journal's included. */
export async function expectNothingStored<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
  const before = await storedNow(db)
  const result = await work()
  expect(await storedNow(db)).toEqual(before)
  return result
}

/** A refused request: judged, and nothing stored by it. */
export async function expectRefused(
  db: Db,
  caller: Caller,
  [method, url, body]: [Parameters<Caller>[0], string, unknown?],
  expected: Expected,
): Promise<Problem> {
  return expectRefusal(await expectNothingStored(db, () => caller(method, url, body)), expected)
}

/** How many entries each chain has. */
export async function journalLength(db: Db): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from journal_entries`.execute(db)
  return Number(rows[0]!.count)
}

/** Ids of the demo that tests lean on. */
export async function demoIds({ house }: DemoHouse) {
  const years = await house.db
    .selectFrom('plan_years')
    .innerJoin('records', 'records.id', 'plan_years.id')
    .select(['plan_years.id', 'plan_years.n', 'plan_years.plan_id as planId', 'records.cluster_id as clusterId'])
    // the plastic cluster of Alborz; Lorestan's stone cluster has a year too
    .where('records.province_id', '=', 'IR-30')
    .orderBy('n')
    .execute()
  const [first, second, third] = years
  const items = await house.db
    .selectFrom('activities')
    .innerJoin('terms', 'terms.item_id', 'activities.item_id')
    .select(['activities.item_id as id', 'terms.title', 'terms.measure', 'activities.plan_year_id as yearId'])
    .execute()
  const item = (part: string) => {
    const found = items.find((one) => one.title.includes(part))
    if (!found) throw new Error(`the demo has no activity «${part}»`)
    return found.id
  }
  const elsewhere = await house.db
    .selectFrom('records')
    .select('id')
    .where('kind', '=', 'cluster')
    .where('province_id', '=', 'IR-19')
    .executeTakeFirstOrThrow()
  const resolution = await house.db
    .selectFrom('records')
    .select('id')
    .where('kind', '=', 'resolution')
    .where('province_id', '=', 'IR-30')
    .executeTakeFirstOrThrow()
  return {
    planId: second!.planId,
    clusterId: second!.clusterId!,
    first: first!.id,
    second: second!.id,
    third: third!.id,
    item,
    clusterElsewhere: elsewhere.id,
    resolution: resolution.id,
  }
}
export type DemoIds = Awaited<ReturnType<typeof demoIds>>
