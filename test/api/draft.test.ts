import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type DemoHouse, demoHouse } from '../world/house.ts'
import {
  type Body,
  type DemoIds,
  demoIds,
  expectMessage,
  expectNothingStored,
  expectRefused,
  journalLength,
  type Reply,
} from '../world/refusals.ts'

let demo: DemoHouse
let ids: DemoIds
let agent: Caller
let expert: Caller
beforeAll(async () => {
  demo = await demoHouse()
  ids = await demoIds(demo)
  agent = await demo.as('agent')
  expert = await demo.as('expert')
})
afterAll(() => demo.close())

const body = async (reply: Promise<unknown>): Promise<Body> => {
  const { status, body: said } = (await reply) as Reply
  expect({ status, error: said.error }).toEqual({ status: 200, error: undefined })
  return said
}
const yearOf = () => body(agent('GET', `/api/plan-years/${ids.third}`))

describe('a draft on its way to the baseline', () => {
  test('written, frozen, revised, frozen again: one entry each, the old version stays', async () => {
    const before = await journalLength(demo.house.db)
    const year = await yearOf()
    const whole = year.draft.activities.map((one: Body) => (one.weight === '14.9' ? { ...one, weight: '15' } : one))
    const { version } = await body(
      agent('PUT', `/api/plan-years/${ids.third}/draft`, { version: year.version, activities: whole }),
    )
    const frozen = await body(
      expert('POST', `/api/plan-years/${ids.third}/freezing`, { version, decisionId: ids.resolution }),
    )
    expect(frozen.n).toBe(1)
    await expectRefused(
      demo.house.db,
      agent,
      ['PUT', `/api/plan-years/${ids.third}/draft`, { version: frozen.version, activities: whole }],
      {
        status: 409,
        code: 'commitments.noDraft',
      },
    )
    const revisions = (await Promise.all(
      [1, 2, 3].map(() => agent('POST', `/api/plan-years/${ids.third}/revision`, { reason: 'وزن‌ها' })),
    )) as Reply[]
    expect(revisions.map((reply) => reply.status).sort()).toEqual([200, 409, 409])
    expect(revisions.find((reply) => reply.status === 409)!.body.error.code).toBe('commitments.draftOpen')
    const second = await yearOf()
    expect(second.draft).toMatchObject({ n: 2, reason: 'وزن‌ها', weightSum: '100', problems: [] })
    const moved = second.draft.activities.map((one: Body, at: number) => ({
      ...one,
      weight: at < 2 ? String(Number(one.weight) + (at ? -1 : 1)) : one.weight,
    }))
    const saved = await body(
      agent('PUT', `/api/plan-years/${ids.third}/draft`, { version: second.version, activities: moved }),
    )
    expect((await body(expert('POST', `/api/plan-years/${ids.third}/freezing`, { version: saved.version }))).n).toBe(2)
    const { rows } = await sql<{ n: number; weights: string[] }>`
      select versions.n, array_agg(terms.weight::text order by terms.position) as weights from versions join terms on terms.version_id = versions.id
      join trees on trees.id = versions.tree_id where trees.record_id = ${ids.third} group by versions.n order by n`.execute(
      demo.house.db,
    )
    expect(rows.map((row) => row.weights.slice(0, 2).map(Number))).toEqual([
      [20, 15],
      [21, 14],
    ])
    expect(await journalLength(demo.house.db)).toBe(before + 5)
  })

  test('an emptied draft cannot be frozen', async () => {
    await body(agent('POST', `/api/plan-years/${ids.third}/revision`, { reason: 'خالی' }))
    const year = await yearOf()
    const { version } = await body(
      agent('PUT', `/api/plan-years/${ids.third}/draft`, { version: year.version, activities: [] }),
    )
    await expectRefused(demo.house.db, expert, ['POST', `/api/plan-years/${ids.third}/freezing`, { version }], {
      status: 422,
      code: 'commitments.nothingToFreeze',
    })
  })

  test('a new activity may take the code of one that only an older version knows', async () => {
    const year = await yearOf()
    const one = { code: '۱-۱', title: 'فعالیت تازه با ردیف کهنه', weight: '100', finish: '2017-12-01' }
    const saved = await body(
      agent('PUT', `/api/plan-years/${ids.third}/draft`, { version: year.version, activities: [one] }),
    )
    expect(saved.itemIds).toHaveLength(1)
    await body(expert('POST', `/api/plan-years/${ids.third}/freezing`, { version: saved.version }))
    const past = await body(agent('GET', `/api/plan-years/${ids.third}`))
    expect(past.activities.filter((row: Body) => row.itemId === saved.itemIds[0])).toMatchObject([{ code: '۱-۱' }])
  })
})

describe('what was promised and known is never rewritten, whoever asks the database', () => {
  test.each([
    'claims',
    'claim_files',
    'steps',
    'spending',
    'closings',
    'journal_entries',
  ])('%s take no update, no delete', async (table) => {
    const name = sql.table(table)
    const { rows } = await sql<{ count: string }>`select count(*) as count from ${name}`.execute(demo.house.db)
    if (Number(rows[0]!.count) > 0) {
      const column = sql.ref({ claim_files: 'claim_id', closings: 'item_id', journal_entries: 'verb' }[table] ?? 'id')
      await expect(sql`update ${name} set ${column} = ${column}`.execute(demo.house.db)).rejects.toThrow(/append-only/)
      await expect(sql`delete from ${name}`.execute(demo.house.db)).rejects.toThrow(/append-only/)
    }
    const { rows: triggers } = await sql<{ enabled: string }>`
      select tgenabled as enabled from pg_trigger where tgrelid = ${table}::regclass and not tgisinternal`.execute(
      demo.house.db,
    )
    expect(triggers.length).toBeGreaterThan(0)
    expect(triggers.every((one) => one.enabled === 'O')).toBe(true)
    await expect(sql`truncate ${name} cascade`.execute(demo.house.db)).rejects.toThrow()
  })

  test.each([
    'terms',
    'precedence',
    'shares',
  ])('%s of a frozen version take no insert, update or delete', async (table) => {
    const frozen = sql`version_id in (select id from versions where frozen_at is not null)`
    const { rows } = await sql<{
      count: string
    }>`select count(*) as count from ${sql.table(table)} where ${frozen}`.execute(demo.house.db)
    if (Number(rows[0]!.count) === 0) return expect(['precedence', 'shares']).toContain(table)
    await expect(
      sql`update ${sql.table(table)} set version_id = version_id where ${frozen}`.execute(demo.house.db),
    ).rejects.toThrow(/is frozen/)
    await expect(sql`delete from ${sql.table(table)} where ${frozen}`.execute(demo.house.db)).rejects.toThrow(
      /is frozen/,
    )
    await expect(
      sql`insert into ${sql.table(table)} select * from ${sql.table(table)} where ${frozen} limit 1`.execute(
        demo.house.db,
      ),
    ).rejects.toThrow(/is frozen/)
  })

  test('a draft’s terms cannot be moved into a frozen version', async () => {
    await body(agent('POST', `/api/plan-years/${ids.second}/revision`, { reason: 'آزمون' }))
    const draft = await sql<{ id: string }>`
      select versions.id from versions join trees on trees.id = tree_id where record_id = ${ids.second} and frozen_at is null`.execute(
      demo.house.db,
    )
    // one row, into a frozen version of another tree, where its item does not stand yet
    await expect(
      sql`update terms set version_id = (select versions.id from versions join trees on trees.id = tree_id where record_id = ${ids.first} limit 1)
        where version_id = ${draft.rows[0]!.id} and position = 1`.execute(demo.house.db),
    ).rejects.toThrow(/is frozen/)
  })

  test('a frozen version is neither thawed nor deleted', async () => {
    await expect(
      sql`update versions set frozen_at = null where frozen_at is not null`.execute(demo.house.db),
    ).rejects.toThrow(/is frozen/)
    await expect(sql`delete from versions where frozen_at is not null`.execute(demo.house.db)).rejects.toThrow(
      /is frozen/,
    )
  })
})

describe('a table pasted from Excel', () => {
  const paste = async (rows: readonly (readonly string[])[]) => {
    const text = rows.map((row) => row.join('\t')).join('\r\n')
    const view = await expectNothingStored(demo.house.db, () =>
      body(agent('POST', `/api/plan-years/${ids.third}/pasted`, { text })),
    )
    for (const row of view.rows) for (const problem of row.problems) expectMessage(problem.message)
    return view
  }
  const head = ['پایان', 'وزن', 'ستون ناشناس', 'عنوان فعالیت', 'ردیف', 'هدف', 'تاریخ شروع', 'پیشنیاز', 'واحد سنجش']
  const good = (n: number) => [
    '۱۳۹۶/۰۶/۳۱',
    '۲٫۵',
    'چیزی',
    `فعالیت ${n}`,
    String(n),
    '',
    '۱۳۹۶/۰۱/۱۵',
    n > 1 ? '1' : '',
    '',
  ]

  test('forty rows in another order of columns, with unknown columns, empty lines and three kinds of digits', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => good(at + 1))
    rows[4]![1] = '٢٫٥'
    rows[5]![1] = '2.5'
    rows[6]![1] = '۲٫۵٪'
    rows[7]![0] = '٣١ شهریور ٩٦'
    rows[8]![0] = '31/6/1396'
    rows[9]![5] = '۱٬۲۰۰'
    const bad: [number, number, string, string][] = [
      [10, 0, '1396/12/30', 'plans.cellNotDate'],
      [11, 0, '۱۳۹۶/۱۳/۰۱', 'plans.cellNotDate'],
      [12, 0, 'به‌زودی', 'plans.cellNotDate'],
      [13, 1, 'زیاد', 'plans.cellNotNumber'],
      [14, 1, '', 'plans.cellEmpty'],
      [15, 1, '-3', 'plans.cellNotNumber'],
      [16, 3, '', 'plans.cellEmpty'],
      [17, 4, '1', 'plans.codeTwice'],
      [18, 0, '۱۳۹۶/۰۱/۰۱', 'plans.finishBeforeStart'],
      [19, 7, 'ی', 'plans.afterUnknown'],
      [20, 0, '', 'plans.cellEmpty'],
    ]
    for (const [row, cell, typed] of bad) rows[row]![cell] = typed
    const empty = head.map(() => '')
    const view = await paste([head, ...rows.slice(0, 20), empty, empty, ...rows.slice(20), empty])
    expect(view.rows).toHaveLength(40)
    expect([view.good, view.bad]).toEqual([40 - bad.length, bad.length])
    for (const [row, , typed, code] of bad) {
      const found = view.rows[row]
      expect([typed, found.problems.map((one: Body) => one.code)]).toEqual([typed, [code]])
      expect(found.line).toBe(row + 2 + (row >= 20 ? 2 : 0))
    }
    expect(view.rows[10].problems[0].message.fa).toContain('۱۳۹۶/۱۲/۳۰')
    for (const at of [4, 5, 6]) expect(view.rows[at].activity.weight).toBe('2.5')
    for (const at of [7, 8]) expect(view.rows[at].activity.finish).toBe('2017-09-22')
    expect(view.rows[9].activity).toMatchObject({ target: '1200', measure: 'quantity' })
    expect(view.rows[1].activity.after).toEqual([{ code: '1', type: 'FS', lag: 0 }])
    expect(view.weightSum).toBe('92.5')
  })

  test('30 Esfand is a day of leap years only', async () => {
    const { rows } = await paste([
      head,
      ['1395/12/30', ...good(1).slice(1)].map((cell, at) => (at === 6 ? '1395/12/01' : cell)),
      ['1396/12/30', ...good(2).slice(1)],
    ])
    expect(rows[0].activity.finish).toBe('2017-03-20')
    expect(rows[0].problems).toEqual([])
    expect(rows[1].problems.map((one: Body) => one.column)).toEqual(['finish'])
  })

  test('a cell with a line of its own keeps the rows’ numbers', async () => {
    const text = ['عنوان\tوزن\tپایان', '"خرید\nتجمیعی"\t۵۰\t۱۳۹۶/۰۶/۳۱', 'انبار\tپنجاه و شش\t؟'].join('\n')
    const view = await body(agent('POST', `/api/plan-years/${ids.third}/pasted`, { text }))
    expect(view.rows.map((row: Body) => row.line)).toEqual([2, 4])
    expect(view.rows[0].activity.title).toBe('خرید تجمیعی')
  })

  test.each([
    ['nothing', ''],
    ['only a head', head.join('\t')],
    ['no head that is known', 'a\tb\n1\t2'],
    ['a lone quote', '"'],
  ])('%s is answered, not a defect', async (_name, text) => {
    const view = await body(agent('POST', `/api/plan-years/${ids.third}/pasted`, { text }))
    expect(view.good).toBe(0)
  })

  test('what went out as good comes in as a draft', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => good(at + 1))
    const view = await paste([head, ...rows])
    expect([view.good, view.bad, view.weightSum]).toEqual([40, 0, '100'])
    const year = await yearOf()
    if (!year.draft) await body(agent('POST', `/api/plan-years/${ids.third}/revision`, { reason: 'جدول تازه' }))
    const { version } = await yearOf()
    const activities = view.rows.map(({ activity: { strategy: _strategy, ...one } }: Body) => one)
    const saved = await body(agent('PUT', `/api/plan-years/${ids.third}/draft`, { version, activities }))
    expect(
      (await body(expert('POST', `/api/plan-years/${ids.third}/freezing`, { version: saved.version }))).n,
    ).toBeGreaterThan(1)
  })

  test('half a megabyte too much is refused on its field', () =>
    expectRefused(
      demo.house.db,
      agent,
      ['POST', `/api/plan-years/${ids.third}/pasted`, { text: 'x'.repeat(500_001) }],
      { status: 422, code: 'kernel.invalid', field: 'text' },
    ))
})
