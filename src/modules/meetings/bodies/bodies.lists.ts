import type { Ctx } from '../../../kernel/context.ts'
import { idColumn, lineTyped, numberCell, wholeTyped, wordsColumn } from '../../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../../kernel/lists/list.ts'
import { namesOf } from '../../../kernel/names.ts'
import { organisationNamed, placeNamed, provinceNames, recordNamed } from '../../directory/index.ts'
import { bodyKindCodes, bodyKindOf } from '../meetings.kinds.ts'
import { sourceTyped } from '../meetings.rules.ts'
import { BodyList, EstablishBody } from './bodies.schema.ts'
import { type BodyRow, findBodyRow, listBodyRows } from './bodies.store.ts'
import { establishBody } from './bodies.verbs.ts'

const kinds = wordsColumn<string>(bodyKindCodes, {
  fa: (code) => bodyKindOf(code)?.fa ?? code,
  en: (code) => bodyKindOf(code)?.en ?? code,
})

interface BodyLine extends BodyRow {
  province: string | null
  cluster: string | null
  organisation: string | null
}

async function bodyLines(ctx: Ctx, rows: readonly BodyRow[]): Promise<BodyLine[]> {
  const provinces = await provinceNames(ctx)
  const nameOf = await namesOf(
    ctx.db,
    rows.flatMap((row) => [row.clusterId, row.organisationId]),
  )
  return rows.map((row) => ({
    ...row,
    province: row.provinceId ? (provinces.get(row.provinceId) ?? null) : null,
    cluster: nameOf(row.clusterId)?.name ?? null,
    organisation: nameOf(row.organisationId)?.name ?? null,
  }))
}

async function establish(ctx: Ctx, cells: Cells) {
  const { provinceId } = await placeNamed(ctx, { province: cells.province })
  const source = sourceTyped(cells.source)
  const lastNumber = wholeTyped('lastNumber', cells.lastNumber)
  const year = wholeTyped('year', cells.year)
  return establishBody(
    ctx,
    EstablishBody.parse({
      kind: kinds.typed('kind', cells.kind) ?? '',
      title: lineTyped(cells.title),
      ...(provinceId ? { provinceId } : {}),
      ...(cells.cluster ? { clusterId: await recordNamed(ctx, 'cluster', 'cluster', cells.cluster) } : {}),
      ...(cells.organisation
        ? { organisationId: await organisationNamed(ctx, 'organisation', cells.organisation) }
        : {}),
      ...(cells.parent ? { parentId: await recordNamed(ctx, 'parent', 'body', cells.parent) } : {}),
      ...(lastNumber === undefined ? {} : { lastNumber }),
      ...(year === undefined ? {} : { year }),
      ...(source ? { source } : {}),
    }),
  )
}

const bodyQuery = BodyList.omit({ limit: true, offset: true })

/** Bodies within the reach; in as bodies to be established, whose numbers go on after the last session held before. */
export const bodyList = sheetList<BodyLine, typeof bodyQuery>({
  name: 'bodies',
  fa: 'مراجع تصمیم',
  en: 'Bodies',
  permission: 'signedIn',
  query: bodyQuery,
  columns: [
    idColumn(),
    { key: 'title', fa: 'مرجع تصمیم', en: 'Body', also: ['عنوان', 'نام'], width: 48, of: (row) => row.title },
    {
      key: 'kind',
      fa: 'نوع',
      en: 'Kind',
      width: 32,
      of: (row, locale) => kinds.out(row.kind, locale),
      choices: kinds.choices,
    },
    { key: 'province', fa: 'استان', en: 'Province', of: (row) => row.province, fields: ['provinceId'] },
    { key: 'cluster', fa: 'خوشه', en: 'Cluster', width: 32, of: (row) => row.cluster, fields: ['clusterId'] },
    {
      key: 'organisation',
      fa: 'سازمان',
      en: 'Organisation',
      width: 32,
      of: (row) => row.organisation,
      fields: ['organisationId'],
    },
    {
      key: 'parent',
      fa: 'مرجع بالادست',
      en: 'Parent body',
      width: 32,
      of: (row) => row.parentTitle,
      fields: ['parentId'],
    },
    {
      key: 'lastNumber',
      fa: 'آخرین جلسه',
      en: 'Last session',
      of: (row, locale) => (row.lastNumber > 0 ? numberCell(row.lastNumber, locale) : null),
      // it goes on by itself: what an older file says of it is no change
      inOnly: true,
    },
    { key: 'year', fa: 'سال آن جلسه', en: 'Year of that session', of: () => null, inOnly: true },
    { key: 'source', fa: 'سند', en: 'Source', also: ['منبع'], width: 24, of: () => null, inOnly: true },
  ],
  rows: async (ctx, asked, page) =>
    bodyLines(ctx, (await listBodyRows(ctx.db, ctx.actor, { ...definedOf(asked), ...page })).rows),
  takeIn: {
    permission: 'meetings.establish',
    find: async (ctx, id) => {
      const row = await findBodyRow(ctx.db, ctx.actor, id)
      return row ? (await bodyLines(ctx, [row]))[0]! : null
    },
    create: establish,
  },
})

/** Without the keys that say nothing. */
const definedOf = <Filter extends object>(filter: Filter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Filter]?: Exclude<Filter[Key], undefined>
  }
