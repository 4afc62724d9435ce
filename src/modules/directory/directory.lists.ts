import type { Ctx } from '../../kernel/context.ts'
import { dayCell, idColumn, wordsColumn } from '../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../kernel/lists/list.ts'
import { may } from '../../kernel/policy.ts'
import { en } from './directory.en.ts'
import { fa } from './directory.fa.ts'
import { type OrganisationKind, organisationKinds } from './directory.kinds.ts'
import { policy } from './directory.policy.ts'
import { isInTerm } from './directory.rules.ts'
import { codeCell, nameCell, organisationNamed, placeNamed, provinceNames } from './named.store.ts'
import { CorrectOrganisation, OrganisationFilter, RegisterOrganisation } from './organisations/organisations.schema.ts'
import { findOrganisation, listOrganisations } from './organisations/organisations.store.ts'
import { correctOrganisation, registerOrganisation } from './organisations/organisations.verbs.ts'
import { CorrectPerson, PersonFilter, RegisterPerson } from './persons/persons.schema.ts'
import { findPerson, listPersons } from './persons/persons.store.ts'
import { correctPerson, registerPerson } from './persons/persons.verbs.ts'
import { listPostsOf } from './persons/posts.store.ts'

const kindWords = wordsColumn<OrganisationKind>(organisationKinds, {
  fa: (kind) => fa[`kind.${kind}`],
  en: (kind) => en[`kind.${kind}`],
})

interface OrganisationRow {
  id: string
  name: string
  kind: OrganisationKind
  shortName: string | null
  province: string | null
  parent: string | null
  nationalIdentifier: string | null
}

async function organisationCells(ctx: Ctx, cells: Cells) {
  const { provinceId } = await placeNamed(ctx, { province: cells.province })
  return {
    name: nameCell(cells.name),
    ...(cells.shortName ? { shortName: nameCell(cells.shortName) } : {}),
    ...(cells.parent ? { parentId: await organisationNamed(ctx, 'parent', cells.parent) } : {}),
    ...(provinceId ? { provinceId } : {}),
    ...(cells.nationalIdentifier ? { nationalIdentifier: codeCell(cells.nationalIdentifier) } : {}),
  }
}

/** A row of a page of organisations; the list's own page has no identifier, the organisation's page has. */
async function organisationRows(ctx: Ctx, rows: Awaited<ReturnType<typeof listOrganisations>>['rows']) {
  const provinces = await provinceNames(ctx)
  return Promise.all(
    rows.map(
      async (row): Promise<OrganisationRow> => ({
        ...row,
        parent: row.parent?.name ?? null,
        province: row.provinceId ? (provinces.get(row.provinceId) ?? row.provinceId) : null,
        nationalIdentifier: (await findOrganisation(ctx.db, row.id)).nationalIdentifier,
      }),
    ),
  )
}

const organisationQuery = OrganisationFilter.omit({ limit: true, offset: true })

export const organisationList = sheetList<OrganisationRow, typeof organisationQuery>({
  name: 'organisations',
  fa: 'سازمان‌ها',
  en: 'Organisations',
  permission: 'signedIn',
  query: organisationQuery,
  columns: [
    idColumn(),
    { key: 'name', fa: 'نام سازمان', en: 'Name', width: 40, of: (row) => row.name },
    {
      key: 'kind',
      fa: 'نوع سازمان',
      en: 'Kind',
      width: 24,
      of: (row, locale) => kindWords.out(row.kind, locale),
      choices: kindWords.choices,
    },
    { key: 'shortName', fa: 'نام کوتاه', en: 'Short name', of: (row) => row.shortName },
    { key: 'province', fa: 'استان', en: 'Province', of: (row) => row.province, fields: ['provinceId'] },
    { key: 'parent', fa: 'سازمان بالادست', en: 'Parent', width: 36, of: (row) => row.parent, fields: ['parentId'] },
    { key: 'nationalIdentifier', fa: 'شناسه ملی', en: 'National identifier', of: (row) => row.nationalIdentifier },
  ],
  rows: async (ctx, query, page) =>
    organisationRows(ctx, (await listOrganisations(ctx.db, ctx.actor, { ...query, ...page })).rows),
  takeIn: {
    permission: 'directory.register',
    find: async (ctx, id) => {
      const { rows } = await listOrganisations(ctx.db, ctx.actor, { limit: 1, offset: 0 }, id)
      return (await organisationRows(ctx, rows))[0] ?? null
    },
    create: async (ctx, cells) =>
      registerOrganisation(
        ctx,
        RegisterOrganisation.parse({
          ...(await organisationCells(ctx, cells)),
          kind: kindWords.typed('kind', cells.kind),
        }),
      ),
    change: async (ctx, row, cells) =>
      correctOrganisation(
        ctx,
        row.id,
        CorrectOrganisation.parse({
          ...(await organisationCells(ctx, cells)),
          ...(cells.kind ? { kind: kindWords.typed('kind', cells.kind) } : {}),
        }),
      ),
  },
})

interface PersonRow {
  id: string
  givenName: string | null
  familyName: string
  nationalCode: string | null
  mobile: string | null
  email: string | null
  province: string | null
  posts: string
  since: string | null
}

type StoredPerson = Awaited<ReturnType<typeof listPersons>>['rows'][number]

/** Contact data go out only to whom the policy allows, as on the person's page. */
async function personRows(ctx: Ctx, rows: readonly StoredPerson[]): Promise<PersonRow[]> {
  const today = ctx.clock.today()
  const provinces = await provinceNames(ctx)
  const posts = await listPostsOf(
    ctx.db,
    ctx.actor,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const where = { provinceId: row.provinceId, organisationId: row.organisationId }
    const open =
      row.full &&
      (ctx.actor.personId === row.id || may(policy['directory.seePrivate'], ctx.actor, where, null) === true)
    const held = posts.filter((post) => post.person.id === row.id && isInTerm(post, today))
    return {
      id: row.id,
      givenName: row.givenName,
      familyName: row.familyName,
      nationalCode: open ? row.nationalCode : null,
      mobile: open ? row.mobile : null,
      email: open ? row.email : null,
      province: row.full && row.provinceId ? (provinces.get(row.provinceId) ?? row.provinceId) : null,
      posts: held.map((post) => `${post.title}، ${post.organisation.name}`).join('؛ '),
      since: held.map((post) => post.from).find(Boolean) ?? null,
    }
  })
}

async function personCells(ctx: Ctx, cells: Cells) {
  const { provinceId } = await placeNamed(ctx, { province: cells.province })
  return {
    ...(cells.givenName ? { givenName: nameCell(cells.givenName) } : {}),
    ...(cells.familyName ? { familyName: nameCell(cells.familyName) } : {}),
    ...(cells.nationalCode ? { nationalCode: codeCell(cells.nationalCode) } : {}),
    ...(cells.mobile ? { mobile: codeCell(cells.mobile) } : {}),
    ...(cells.email ? { email: cells.email.trim() } : {}),
    ...(provinceId ? { provinceId } : {}),
  }
}

const personQuery = PersonFilter.omit({ limit: true, offset: true })

export const personList = sheetList<PersonRow, typeof personQuery>({
  name: 'persons',
  fa: 'اشخاص',
  en: 'People',
  permission: 'signedIn',
  query: personQuery,
  columns: [
    idColumn(),
    { key: 'givenName', fa: 'نام', en: 'Given name', of: (row) => row.givenName },
    { key: 'familyName', fa: 'نام خانوادگی', en: 'Family name', width: 24, of: (row) => row.familyName },
    { key: 'nationalCode', fa: 'کد ملی', en: 'National code', of: (row) => row.nationalCode },
    { key: 'mobile', fa: 'همراه', en: 'Mobile', of: (row) => row.mobile },
    { key: 'email', fa: 'رایانامه', en: 'E-mail', width: 28, of: (row) => row.email },
    { key: 'province', fa: 'استان', en: 'Province', of: (row) => row.province, fields: ['provinceId'] },
    {
      key: 'organisation',
      fa: 'سازمان',
      en: 'Organisation',
      width: 36,
      of: () => null,
      fields: ['organisationId'],
    },
    { key: 'posts', fa: 'سمت‌ها', en: 'Posts', width: 48, of: (row) => row.posts, outOnly: true },
    { key: 'since', fa: 'از تاریخ', en: 'Since', of: (row, locale) => dayCell(row.since, locale), outOnly: true },
  ],
  rows: async (ctx, query, page) =>
    personRows(ctx, (await listPersons(ctx.db, ctx.actor, { ...query, ...page }, ctx.clock.today())).rows),
  takeIn: {
    permission: 'directory.register',
    find: async (ctx, id) => {
      const row = await findPerson(ctx.db, ctx.actor, id)
      return row ? (await personRows(ctx, [row]))[0]! : null
    },
    create: async (ctx, cells) =>
      registerPerson(
        ctx,
        RegisterPerson.parse({
          ...(await personCells(ctx, cells)),
          ...(cells.organisation
            ? { organisationId: await organisationNamed(ctx, 'organisation', cells.organisation) }
            : {}),
        }),
      ),
    change: async (ctx, row, cells) => correctPerson(ctx, row.id, CorrectPerson.parse(await personCells(ctx, cells))),
  },
})
