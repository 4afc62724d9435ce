import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoHouse, demoHouse } from '../../../test/world/house.ts'
import { searchText } from '../../kernel/fa/index.ts'
import { visible } from '../../kernel/records.ts'
import type { Found } from './search.schema.ts'
import { within } from './search.store.ts'

let demo: DemoHouse
beforeAll(async () => {
  demo = await demoHouse()
})
afterAll(() => demo.close())

const ask = async (who: string, q: string, limit = 20) => {
  const call = await demo.as(who)
  const { status, body } = await call('GET', `/api/search?q=${encodeURIComponent(q)}&limit=${limit}`)
  expect(status).toBe(200)
  return body as Found
}
const titles = async (who: string, q: string) =>
  (await ask(who, q)).groups.flatMap((group) => group.hits.map((hit) => hit.title))

describe('the index', () => {
  test('folds in the database as the analyser does', async () => {
    const cases = [
      'خوشه پلاستیک البرز',
      'خوشة پلاستيك البرز',
      'كفش هيدج',
      'کَفشِ  هیدج',
      'خانۀ ما',
      'خانه‌ی ما',
      'هیئت مدیره',
      'هیأت مدیره',
      'مسئول و مسؤول',
      'ﻼ ﻻ ﷲ ﭘﺎﺭﭼﻪ',
      'تأمین، آئین؛ سؤال؟ جزء',
      'سال ۱۳۹۵ / 1395 / ١٣٩٥',
      'ISIC Café №7',
      '«شورای» (راهبری).',
      'محصوالت محصولات',
      'a\u00adb\u200bc',
      'ـــ',
      'ک\u200cک',
      ' ',
      'الالاللا',
      '😀 خوشه',
      'ﬁle.PDF',
      'دایرة‌المعارف',
      'بوی\u00a0خوش',
      '۱٫۵٪',
      'İstanbul',
      'ه\u200cی ه\u200cیک ه\u200cی',
    ]
    const stored = await demo.house.db.selectFrom('search_entries').select('title').execute()
    const texts = [...cases, ...stored.map((row) => row.title)]
    const { rows } = await sql<{ text: string; folded: string }>`
      select text, search_text(text) as folded from unnest(${texts}::text[]) with ordinality as given (text, n) order by n`.execute(
      demo.house.db,
    )
    expect(rows.map((row) => [row.text, row.folded])).toEqual(texts.map((text) => [text, searchText(text)]))
    expect(texts.length).toBeGreaterThan(200)
  })

  test('rebuilt it has the same rows as it was kept', async () => {
    const rowsNow = async () => (await sql`select * from search_entries order by id`.execute(demo.house.db)).rows
    const kept = await rowsNow()
    const { rows } =
      await sql`select source.id, record_id, source.kind, source.title, search_text(said) as folded, search_reaches(records) as reaches
      from search_sources source join records on records.id = record_id order by source.id`.execute(demo.house.db)
    expect(kept).toEqual(rows)
  })
})

describe('what is found', () => {
  test.each([
    ['as it is written', 'خوشه پلاستیک البرز'],
    ['with Arabic letters and no spaces at all', 'خوشهپلاستيكالبرز'],
    ['with Arabic letters', 'خوشة پلاستيك'],
    ['with other spaces', 'خو شه  پلا ستیک'.replaceAll(' ', '')],
    ['by a part of a word', 'لاستیک البر'],
    ['in another order', 'البرز پلاستیک'],
    ['with lam and alef as a broken PDF writes them', 'خوشه پالستیک'],
    ['with marks', 'خُوشه، پلاستیک!'],
  ])('the plastic cluster %s', async (_how, q) => {
    const found = await ask('expert', q)
    expect(found.groups[0]?.kind).toBe('cluster')
    expect(found.groups[0]?.hits[0]).toMatchObject({ title: 'خوشه پلاستیک البرز', province: { fa: 'البرز' } })
  })

  test('every kind, each with the way to its page', async () => {
    const kindsOf = async (q: string) => (await ask('expert', q, 50)).groups.map((group) => group.kind)
    expect(await kindsOf('پلاستیک')).toEqual(
      expect.arrayContaining(['cluster', 'body', 'unit', 'activity', 'planYear']),
    )
    expect(await kindsOf('دانشگاه آزاد')).toContain('organisation')
    expect(await kindsOf('رستگار')).toContain('person')
    expect(await kindsOf('جلسه ۴')).toContain('session')
    expect(await kindsOf('سند برنامه عمل سال دوم')).toContain('resolution')
    const { name } = await demo.house.db
      .selectFrom('files')
      .select('name')
      .where('record_id', 'is not', null)
      .executeTakeFirstOrThrow()
    const files = (await ask('national', name, 50)).groups.find((group) => group.kind === 'file')
    expect(files?.hits.map((hit) => hit.title)).toContain(name)
    for (const group of (await ask('expert', 'پلاستیک', 50)).groups)
      for (const hit of group.hits) expect(hit.path).toMatch(/^\/[a-z-]+\/[\w-]+/)
  })

  test('of equals one’s own place comes first: an expert of Lorestan and one of Alborz ask the same', async () => {
    const first = async (who: string) =>
      (await ask(who, 'خوشه')).groups.find((group) => group.kind === 'cluster')!.hits[0]!.province?.fa
    expect([await first('expert'), await first('expert.lorestan'), await first('zanjan')]).toEqual([
      'البرز',
      'لرستان',
      'زنجان',
    ])
  })

  test('Persian and Latin digits are one, and a code of digits is found', async () => {
    expect(await titles('expert', 'سال ۱۳۹۵')).toEqual(await titles('expert', 'سال 1395'))
  })

  test('one letter asks for more letters; what LIKE would take for a sign is no sign', async () => {
    expect(await ask('expert', 'خ')).toEqual({ groups: [], short: true })
    expect(await ask('expert', '%%%___')).toEqual({ groups: [], short: true })
  })

  test('a new name is found at once, an old one no more', async () => {
    const expert = await demo.as('expert')
    const made = (await expert('POST', '/api/clusters', {
      trade: 'گلاب',
      provinceId: 'IR-30',
      scope: 'agriculture',
    })) as { body: { id: string } }
    expect(await titles('expert', 'گلاب')).toEqual(['خوشه گلاب البرز'])
    await demo.house.db.updateTable('records').set({ title: 'خوشه عطر البرز' }).where('id', '=', made.body.id).execute()
    expect(await titles('expert', 'گلاب')).toEqual([])
    expect(await titles('expert', 'عطر البرز')).toEqual(['خوشه عطر البرز'])
  })
})

describe('what is not seen is not found', () => {
  test('each reader finds exactly what their own sight of the records says, in rows, groups and “more”', async () => {
    for (const who of ['agent', 'liaison', 'zanjan', 'expert.lorestan', 'md'])
      for (const q of ['پلاستیک', 'شورای راهبری', 'سال', 'نمونه', 'جلسه']) {
        const found = await ask(who, q, 50)
        const call = await demo.as(who)
        for (const hit of found.groups.flatMap((group) => group.hits)) {
          const entry = await demo.house.db
            .selectFrom('search_entries')
            .select('record_id')
            .where('id', '=', hit.id)
            .executeTakeFirstOrThrow()
          expect([who, q, hit.title, (await call('GET', `/api/records/${entry.record_id}`)).status]).toEqual([
            who,
            q,
            hit.title,
            200,
          ])
        }
      }
  })

  test('the reaches that narrow the index hide nothing that is seen', async () => {
    const people = await demo.house.db.selectFrom('accounts').select('person_id').execute()
    let seenInAll = 0
    for (const { person_id } of people) {
      const actor = (await demo.house.identity.actorOfPerson(demo.house.clock, person_id))!
      const rows = (only: RawBuilder<SqlBool>) =>
        demo.house.db
          .selectFrom('search_entries as entry')
          .innerJoin('records', 'records.id', 'entry.record_id')
          .select('entry.id')
          .where(visible(actor))
          .where(only)
          .execute()
      const seen = await rows(sql<SqlBool>`true`)
      expect(await rows(within(actor))).toHaveLength(seen.length)
      if (!actor.reach.nation) seenInAll += seen.length
    }
    expect(seenInAll).toBeGreaterThan(500)
  })

  test('what moves out of sight is found no more, what a party is given is found', async () => {
    const { db } = demo.house
    const [unit] = (await ask('expert', 'لوله و اتصال نمونه')).groups[0]!.hits
    await db.updateTable('records').set({ province_id: 'IR-19' }).where('id', '=', unit!.id).execute()
    expect(await titles('expert', 'لوله و اتصال نمونه')).toEqual([])
    expect(await titles('zanjan', 'لوله و اتصال نمونه')).toEqual([unit!.title])
    const [liaison] = (await ask('national', 'حسامی')).groups.find((group) => group.kind === 'person')!.hits
    await db
      .insertInto('record_parties')
      .values({ record_id: unit!.id, person_id: liaison!.id, organisation_id: null, party_as: 'نمونه' })
      .execute()
    expect(await titles('liaison', 'لوله و اتصال نمونه')).toEqual([unit!.title])
  })

  test('Zanjan finds Alborz’s cluster, which is public, and nothing of its council, plan, sessions and files', async () => {
    const { groups } = await ask('zanjan', 'پلاستیک', 50)
    expect(groups.map((group) => group.kind).filter((kind) => !['cluster', 'organisation'].includes(kind))).toEqual([])
    expect((await ask('zanjan', 'شورای راهبری توسعه خوشه پلاستیک')).groups).toEqual([])
  })

  test('what was opened lately comes back only while it is seen, in its order', async () => {
    const [council] = (await ask('expert', 'شورای راهبری')).groups.find((group) => group.kind === 'body')!.hits
    const [cluster] = (await ask('expert', 'خوشه پلاستیک البرز')).groups[0]!.hits
    const at = `/api/search/recent?ids=${council!.id},${cluster!.id}`
    const of = async (who: string) =>
      ((await (await demo.as(who))('GET', at)).body as { hits: { title: string }[] }).hits.map((hit) => hit.title)
    expect(await of('expert')).toEqual([council!.title, cluster!.title])
    expect(await of('zanjan')).toEqual([cluster!.title])
  })

  test('nobody searches without signing in', async () => {
    expect((await demo.anonymous('GET', '/api/search?q=خوشه')).status).toBe(401)
  })
})
