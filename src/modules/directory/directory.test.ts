import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/world/database.ts'
import { alborz, castActor, directoryWorld } from '../../../test/world/directory.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/errors.ts'
import { getLiving, livingIds } from './directory.store.ts'
import { listCounties, listProvinces, placeNames, searchIsic } from './divisions/divisions.store.ts'
import { loadReference, memberOrganisations, mentionedPerson, unitsFacts } from './index.ts'
import { merge, splitBack } from './merging/merging.verbs.ts'
import { addMember } from './organisations/memberships.verbs.ts'
import { RegisterOrganisation } from './organisations/organisations.schema.ts'
import { correctOrganisation, registerOrganisation } from './organisations/organisations.verbs.ts'
import { Appoint, RegisterPerson } from './persons/persons.schema.ts'
import { correctPerson, registerPerson } from './persons/persons.verbs.ts'
import { listPostsAt } from './persons/posts.store.ts'
import { appoint, endPost } from './persons/posts.verbs.ts'
import { RegisterUnit, UnitFilter } from './units/units.schema.ts'
import { listUnits } from './units/units.store.ts'
import { correctUnit, registerUnit, stateFacts } from './units/units.verbs.ts'

let database: TestDatabase
let world: Awaited<ReturnType<typeof directoryWorld>>
beforeAll(async () => {
  database = await testDatabase()
  world = await directoryWorld(database.db)
})
afterAll(() => database.close())

const unit = (ctx: Ctx, input: Parameters<typeof RegisterUnit.parse>[0]) => registerUnit(ctx, RegisterUnit.parse(input))
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error as Refusal
}
const journalOf = async (recordId: string) =>
  (
    await database.db
      .selectFrom('journal_entries')
      .select(['verb', 'canonical', 'for_person_id', 'for_organisation_id'])
      .where('record_id', '=', recordId)
      .orderBy('at')
      .orderBy('seq')
      .execute()
  ).map((row) => ({ ...row, said: JSON.parse(row.canonical) as { before: unknown; after: Record<string, unknown> } }))

describe('divisions', () => {
  test('31 provinces and 479 counties; a second start loads nothing', async () => {
    expect(await loadReference(database.db, new Date())).toBe(false)
    expect(await listProvinces(database.db)).toHaveLength(31)
    expect(await listCounties(database.db)).toHaveLength(479)
    expect((await listCounties(database.db, alborz)).map((county) => county.fa)).toContain('ساوجبلاغ')
  })

  test('a county is found by each of its spellings and its former name', async () => {
    const places = await placeNames(database.db)
    const find = (province: string, name: string) => places.countyOf.get(`${province}/${places.key(name)}`)
    expect(find('IR-11', 'چاه بهار')).toBe('1102')
    expect(find('IR-11', 'چابهار')).toBe('1102')
    expect(find('IR-09', 'بینالود')).toBe(find('IR-09', 'طرقبه شاندیز'))
    expect(places.provinceOf.get(places.key('چهارمحال وبختیاری'))).toBe('IR-14')
    // پلدختر has a code and معمولان a boundary: two counties, not one
    expect(find('IR-15', 'پلدختر')).not.toBe(find('IR-15', 'معمولان'))
  })

  test('activity codes by code and by words', async () => {
    expect((await searchIsic(database.db, '۲۲۲', 5)).map((row) => row.code)).toEqual(['222', '2220'])
    expect((await searchIsic(database.db, 'plastics', 20)).map((row) => row.code)).toContain('2220')
  })
})

describe('keys', () => {
  test('a held key is a conflict that names its holder, and overwrites nothing', async () => {
    const ctx = world.as(world.cast.expert)
    const { id } = await unit(ctx, { name: 'پلاستیک نمونه', provinceId: alborz, nationalIdentifier: '۱۰۱۰۲۳۴۵۶۷۴' })
    const error = await refusal(unit(ctx, { name: 'دیگری', provinceId: alborz, nationalIdentifier: '10102345674' }))
    expect(error).toMatchObject({
      code: 'directory.keyHeld',
      status: 409,
      details: { holderId: id, holder: 'پلاستیک نمونه' },
    })
    expect(error.fields[0]).toMatchObject({ path: 'nationalIdentifier' })
    const other = await unit(ctx, { name: 'دیگری', provinceId: alborz })
    await expect(correctUnit(ctx, other.id, { nationalIdentifier: '10102345674' })).rejects.toMatchObject({
      code: 'directory.keyHeld',
    })
  })

  test('a holder outside the reach stays unnamed', async () => {
    await unit(world.as(world.cast.expert), { name: 'واحد پنهان', provinceId: alborz, industrialIdentifier: 'A-100' })
    const error = await refusal(
      unit(world.as(world.cast.zanjani), { name: 'تازه', provinceId: 'IR-19', industrialIdentifier: 'A-100' }),
    )
    expect(error.code).toBe('directory.keyHeldElsewhere')
    expect(JSON.stringify([error.details, error.fields])).not.toContain('پنهان')
  })

  test('two who claim one key at the same moment: one holds it, the other gets the conflict', async () => {
    const ctx = world.as(world.cast.expert)
    const both = await Promise.allSettled(
      ['یک', 'دو'].map((name) => unit(ctx, { name, provinceId: alborz, trackingCode: 'T-777' })),
    )
    const lost = both.filter((result) => result.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect(['directory.keyHeld', 'directory.keyHeldElsewhere']).toContain((lost[0]!.reason as Refusal).code)
  })

  test('without keys two units may be called alike', async () => {
    const ctx = world.as(world.cast.expert)
    const first = await unit(ctx, { name: 'سنگ‌بری امید', provinceId: alborz })
    const second = await unit(ctx, { name: 'سنگ‌بری امید', provinceId: alborz })
    expect(first.id).not.toBe(second.id)
  })

  test('letters and digits are normalised on the way in', async () => {
    const ctx = world.as(world.cast.expert)
    const { id } = await unit(ctx, { name: ' كارخانه  يزدي ', provinceId: alborz, trackingCode: '۱۲ ۳۴۵' })
    const found = await listUnits(database.db, ctx.actor, UnitFilter.parse({ q: 'کارخانه یزدی' }), '2026-11-23')
    expect(found.rows).toMatchObject([{ id, name: 'کارخانه یزدی', trackingCode: '12345' }])
    const byKey = await listUnits(database.db, ctx.actor, UnitFilter.parse({ q: '۱۲۳۴۵' }), '2026-11-23')
    expect(byKey.rows.map((row) => row.id)).toEqual([id])
  })
})

describe('facts', () => {
  test('any fact can be asked as of a day, and counts follow it', async () => {
    const ctx = world.as(world.cast.expert)
    const source = 'بازدید'
    const { id } = await unit(ctx, {
      name: 'واحد تاریخ‌دار',
      countyId: '3002',
      facts: [
        { kind: 'state', value: 'active', fromDay: '2024-03-20', source },
        { kind: 'jobs', value: '55', fromDay: '2024-03-20', source },
      ],
    })
    world.clock.advance(1000)
    await stateFacts(ctx, id, { facts: [{ kind: 'state', value: 'stagnant', fromDay: '2025-06-01', source }] })
    const on = async (day: string) => {
      const found = await listUnits(database.db, ctx.actor, UnitFilter.parse({ q: 'تاریخ‌دار' }), day)
      return { ...found.rows[0], counts: found.byState }
    }
    expect(await on('2025-05-31')).toMatchObject({ state: 'active', jobs: '55', counts: { active: 1, stagnant: 0 } })
    expect(await on('2025-06-01')).toMatchObject({ state: 'stagnant', jobs: '55', counts: { active: 0, stagnant: 1 } })
    expect(await on('2023-01-01')).toMatchObject({ state: null, jobs: null, counts: { unknown: 1 } })
    expect(
      (await listUnits(database.db, ctx.actor, UnitFilter.parse({ q: 'تاریخ‌دار', state: 'active' }), '2025-06-01'))
        .total,
    ).toBe(0)
    expect(
      (await unitsFacts(database.db, [id], '2025-05-31'))
        .get(id)!
        .map((fact) => fact.value)
        .sort(),
    ).toEqual(['55', 'active'])
  })

  test('a fact of a day to come is refused, and stored facts cannot be changed', async () => {
    const ctx = world.as(world.cast.expert)
    const { id } = await unit(ctx, { name: 'واحد آینده', provinceId: alborz })
    const later = { kind: 'jobs' as const, value: '5', fromDay: '2027-01-01', source: 'x' }
    await expect(stateFacts(ctx, id, { facts: [later] })).rejects.toMatchObject({ code: 'directory.factInFuture' })
    await stateFacts(ctx, id, { facts: [{ ...later, fromDay: '2026-01-01' }] })
    await expect(
      database.db.updateTable('unit_facts').set({ value: '6' }).where('unit_id', '=', id).execute(),
    ).rejects.toThrow('append-only')
  })

  test('the unit itself may state its facts and not correct its master record; another unit sees nothing', async () => {
    const { id } = await unit(world.as(world.cast.expert), { name: 'واحد صاحب‌دار', provinceId: alborz })
    const owner = await castActor(database.db, 'مدیر واحد', [
      { role: 'member', reachKind: 'organisation', reachId: id },
    ])
    const fact = { kind: 'jobs' as const, value: '12', fromDay: '2026-11-01', source: 'اظهار واحد' }
    await stateFacts(world.as(owner), id, { facts: [fact] })
    await expect(correctUnit(world.as(owner), id, { name: 'نام تازه' })).rejects.toMatchObject({ status: 403 })
    await expect(stateFacts(world.as(world.cast.zanjani), id, { facts: [fact] })).rejects.toMatchObject({ status: 404 })
  })
})

describe('journal', () => {
  test('a correction keeps before and after, only of what changed; a stale screen is refused', async () => {
    const ctx = world.as(world.cast.expert)
    const { id } = await unit(ctx, { name: 'نام کهنه', provinceId: alborz, park: 'اشتهارد' })
    await correctUnit(ctx, id, { name: 'نام تازه', park: 'اشتهارد', version: 1 })
    const [, corrected] = await journalOf(id)
    expect(corrected).toMatchObject({
      verb: 'directory.correctUnit',
      said: { before: { name: 'نام کهنه' }, after: { name: 'نام تازه' } },
    })
    expect(corrected!.said.before).not.toHaveProperty('park')
    await expect(correctUnit(ctx, id, { name: 'سومی', version: 1 })).rejects.toMatchObject({ code: 'kernel.stale' })
    await expect(correctUnit(ctx, id, { name: 'نام تازه' })).rejects.toMatchObject({ code: 'directory.nothingChanged' })
  })

  test('what is typed for a unit says for whom and how', async () => {
    const ctx = world.as(world.cast.expert)
    const { id } = await unit(ctx, { name: 'واحد تلفنی', provinceId: alborz })
    world.clock.advance(1000)
    await stateFacts(ctx, id, {
      facts: [{ kind: 'jobs', value: '9', fromDay: '2026-11-01', source: 'تلفن' }],
      onBehalf: { organisationId: id, how: 'phone' },
    })
    expect((await journalOf(id)).at(-1)).toMatchObject({ for_organisation_id: id, said: { after: { how: 'phone' } } })
  })

  test('private fields of a person are journalled by name, never by value', async () => {
    const ctx = world.as(world.cast.expert)
    const input = RegisterPerson.parse({
      givenName: 'مینا',
      familyName: 'صادقی',
      provinceId: alborz,
      nationalCode: '0012345679',
      mobile: '09121234567',
    })
    const { id } = await registerPerson(ctx, input)
    await correctPerson(ctx, id, { mobile: '+989121234568' })
    const lines = JSON.stringify(await journalOf(id))
    expect(lines).not.toContain('0012345679')
    expect(lines).not.toContain('912123456')
    expect(lines).toContain('privateFields')
  })
})

describe('merging', () => {
  test('reads follow the merge, nothing is re-pointed, splitting gives both back', async () => {
    const ctx = world.as(world.cast.deputy)
    const source = 'پرونده'
    const keep = await unit(ctx, { name: 'نساجی مهر', provinceId: alborz, nationalIdentifier: '10320000017' })
    const lose = await unit(ctx, {
      name: 'نساجی مهر البرز',
      provinceId: alborz,
      industrialIdentifier: 'N-55',
      facts: [{ kind: 'state', value: 'stagnant', fromDay: '2026-01-01', source }],
    })
    await merge(ctx, { loserId: lose.id, winnerId: keep.id, reason: 'یک واحد با دو نام' })

    const { record, group } = await getLiving(database.db, ctx.actor, 'unit', lose.id)
    expect(record.id).toBe(keep.id)
    expect(group.sort()).toEqual([keep.id, lose.id].sort())
    const found = await listUnits(database.db, ctx.actor, UnitFilter.parse({ q: 'نساجی مهر' }), '2026-11-23')
    expect(found.rows).toMatchObject([{ id: keep.id, state: 'stagnant' }])
    expect(found.byState.stagnant).toBe(1)
    const facts = await database.db
      .selectFrom('unit_facts')
      .select('unit_id')
      .where('unit_id', 'in', [keep.id, lose.id])
      .execute()
    expect(facts).toEqual([{ unit_id: lose.id }])
    // the key stays with the group: a third record cannot take it, the winner is named
    const error = await refusal(unit(ctx, { name: 'سومی', provinceId: alborz, industrialIdentifier: 'N-55' }))
    expect(error.details).toMatchObject({ holderId: keep.id })

    await splitBack(ctx, lose.id, { reason: 'دو واحد جدا بودند' })
    expect((await getLiving(database.db, ctx.actor, 'unit', lose.id)).record.id).toBe(lose.id)
    const again = await listUnits(database.db, ctx.actor, UnitFilter.parse({ q: 'نساجی مهر' }), '2026-11-23')
    expect(again.rows.map((row) => row.state)).toEqual([null, 'stagnant'])
    expect((await journalOf(lose.id)).map((line) => line.verb)).toEqual([
      'directory.registerUnit',
      'directory.merge',
      'directory.splitBack',
    ])
  })

  test('chains resolve to their end and a circle cannot be made', async () => {
    const ctx = world.as(world.cast.deputy)
    const [a, b, c] = (await Promise.all(
      ['الف', 'ب', 'پ'].map((name) => unit(ctx, { name: `زنجیر ${name}`, provinceId: alborz })),
    )) as [{ id: string }, { id: string }, { id: string }]
    const reason = 'آزمون'
    await merge(ctx, { loserId: a.id, winnerId: b.id, reason })
    await merge(ctx, { loserId: b.id, winnerId: c.id, reason })
    expect((await livingIds(database.db, 'unit', [a.id])).get(a.id)).toBe(c.id)
    await expect(merge(ctx, { loserId: c.id, winnerId: a.id, reason })).rejects.toMatchObject({
      code: 'directory.winnerMerged',
    })
    await expect(merge(ctx, { loserId: a.id, winnerId: c.id, reason })).rejects.toMatchObject({
      code: 'directory.alreadyMerged',
    })
    await expect(merge(ctx, { loserId: c.id, winnerId: c.id, reason })).rejects.toMatchObject({
      code: 'directory.mergeWithItself',
    })
    const both = await Promise.allSettled([
      unit(ctx, { name: 'حلقه یک', provinceId: alborz }),
      unit(ctx, { name: 'حلقه دو', provinceId: alborz }),
    ])
    const [x, y] = both.map((result) => (result as PromiseFulfilledResult<{ id: string }>).value.id) as [string, string]
    const race = await Promise.allSettled([
      merge(ctx, { loserId: x, winnerId: y, reason }),
      merge(ctx, { loserId: y, winnerId: x, reason }),
    ])
    expect(race.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('an expert may not merge, and nobody merges two kinds', async () => {
    const first = await unit(world.as(world.cast.expert), { name: 'یکم', provinceId: alborz })
    const second = await unit(world.as(world.cast.expert), { name: 'دوم', provinceId: alborz })
    const input = { loserId: first.id, winnerId: second.id, reason: 'x' }
    await expect(merge(world.as(world.cast.expert), input)).rejects.toMatchObject({ status: 403 })
    const office = await registerOrganisation(
      world.as(world.cast.deputy),
      RegisterOrganisation.parse({ name: 'اداره', kind: 'office', provinceId: alborz }),
    )
    await expect(merge(world.as(world.cast.deputy), { ...input, winnerId: office.id })).rejects.toMatchObject({
      code: 'directory.mergeOtherKind',
    })
  })
})

describe('organisations and people', () => {
  test('a tree has no circle', async () => {
    const ctx = world.as(world.cast.expert)
    const company = await registerOrganisation(
      ctx,
      RegisterOrganisation.parse({ name: 'شرکت شهرک‌های صنعتی', kind: 'parksCompany', provinceId: alborz }),
    )
    const part = await registerOrganisation(
      ctx,
      RegisterOrganisation.parse({ name: 'معاونت صنایع کوچک', kind: 'department', parentId: company.id }),
    )
    await expect(correctOrganisation(ctx, company.id, { parentId: part.id })).rejects.toMatchObject({
      code: 'directory.parentCycle',
    })
    await expect(correctOrganisation(ctx, company.id, { parentId: company.id })).rejects.toMatchObject({
      code: 'directory.parentCycle',
    })
  })

  test('posts have terms; a stranger sees public posts only', async () => {
    const ctx = world.as(world.cast.expert)
    const { id: office } = await registerOrganisation(
      ctx,
      RegisterOrganisation.parse({ name: 'اداره صمت', kind: 'governmentAgency', provinceId: alborz }),
    )
    const head = await registerPerson(
      ctx,
      RegisterPerson.parse({ givenName: 'علی', familyName: 'رئیسی', organisationId: office }),
    )
    const clerk = await registerPerson(
      ctx,
      RegisterPerson.parse({ givenName: 'رضا', familyName: 'کارمند', organisationId: office }),
    )
    const post = (title: string, isPublic: boolean) =>
      Appoint.parse({ organisationId: office, title, isPublic, from: '2025-01-01' })
    const { id: postId } = await appoint(ctx, head.id, post('رئیس', true))
    await appoint(ctx, clerk.id, post('کارشناس', false))
    expect((await listPostsAt(database.db, null, [office])).map((row) => row.person.name)).toEqual(['علی رئیسی'])
    expect((await listPostsAt(database.db, world.cast.zanjani, [office])).map((row) => row.title)).toEqual(['رئیس'])
    expect(await listPostsAt(database.db, ctx.actor, [office])).toHaveLength(2)
    await expect(endPost(ctx, postId, { until: '2024-12-31' })).rejects.toMatchObject({
      code: 'directory.endsBeforeStart',
    })
    await endPost(ctx, postId, { until: '2026-10-01' })
    expect((await listPostsAt(database.db, null, [office]))[0]).toMatchObject({
      from: '2025-01-01',
      until: '2026-10-01',
    })
    await expect(appoint(world.as(world.cast.zanjani), head.id, post('مشاور', false))).rejects.toMatchObject({
      status: 404,
    })
  })

  test('a person with only a surname is registered and links to nobody', async () => {
    const ctx = world.as(world.cast.administrator)
    const { id: office } = await registerOrganisation(
      ctx,
      RegisterOrganisation.parse({ name: 'شرکت ملی صنایع پتروشیمی', kind: 'company' }),
    )
    const lahouti = await registerPerson(ctx, RegisterPerson.parse({ familyName: 'لاهوتی' }))
    await appoint(ctx, lahouti.id, Appoint.parse({ organisationId: office, title: 'دفتر توسعه صنعتی' }))
    expect(await mentionedPerson(database.db, { familyName: 'لاهوتی', organisationId: office })).toEqual({
      personId: null,
      because: 'surnameAlone',
    })
    for (const givenName of ['احسان', 'سینا']) {
      const { id } = await registerPerson(ctx, RegisterPerson.parse({ givenName, familyName: 'یوسفی' }))
      await appoint(ctx, id, Appoint.parse({ organisationId: office, title: 'مهمان' }))
    }
    expect(await mentionedPerson(database.db, { familyName: 'یوسفی', organisationId: office })).toMatchObject({
      personId: null,
    })
    const sina = await mentionedPerson(database.db, { givenName: 'سینا', familyName: 'يوسفي', organisationId: office })
    expect(sina.because).toBe('nameAndOffice')
  })

  test('members of an association on a day; the member’s office enters them, not the association', async () => {
    const national = world.as(world.cast.administrator)
    const { id: association } = await registerOrganisation(
      national,
      RegisterOrganisation.parse({ name: 'انجمن صنایع نساجی ایران', kind: 'association' }),
    )
    const member = await unit(world.as(world.cast.expert), { name: 'ریسندگی البرز', provinceId: alborz })
    const officer = await castActor(database.db, 'دبیر انجمن', [
      { role: 'member', reachKind: 'association', reachId: association },
    ])
    await expect(addMember(world.as(officer), association, { memberId: member.id })).rejects.toMatchObject({
      status: 404,
    })
    await addMember(world.as(world.cast.expert), association, {
      memberId: member.id,
      from: '2025-01-01',
      until: '2026-01-01',
    })
    const on = async (day: string) => (await memberOrganisations(database.db, [association], day)).get(association)
    expect(await on('2025-06-01')).toEqual([member.id])
    expect(await on('2024-12-31')).toEqual([])
    expect(await on('2026-01-02')).toEqual([])
  })
})
