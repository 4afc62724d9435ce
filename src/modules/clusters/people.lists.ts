import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { foldKey } from '../../kernel/fa/index.ts'
import { Id } from '../../kernel/http/schema.ts'
import { dayCell, idColumn, lineTyped, refuseCell, wordsColumn } from '../../kernel/lists/columns.ts'
import { type Cells, sheetList } from '../../kernel/lists/list.ts'
import { namesOf } from '../../kernel/names.ts'
import { dayTyped, organisationNamed, personNamed } from '../directory/index.ts'
import { en } from './clusters.en.ts'
import { fa } from './clusters.fa.ts'
import { AssignBody, EndBody } from './clusters.schema.ts'
import { findCluster, marksOf, peopleOf } from './clusters.store.ts'
import { type Part, parts } from './clusters.tables.ts'
import { clusterLines, stagesOn, whenOf } from './clusters.view.ts'
import { assignPerson, endAssignment } from './people.verbs.ts'

const query = z.object({ cluster: Id })
type Asked = z.output<typeof query>

interface PersonLine {
  id: string
  part: Part
  person: string | null
  organisation: string | null
  from: string | null
  until: string | null
  decision: string | null
  source: string
}

const partWords = wordsColumn<Part>(parts, { fa: (part) => fa[`parts.${part}`], en: (part) => en[`parts.${part}`] })

/** Everybody who has or had a part, for whoever sees the cluster from within, as on its page. @throws 404 */
async function linesOf(ctx: Ctx, { cluster }: Asked): Promise<PersonLine[]> {
  const row = await findCluster(ctx.db, ctx.actor, cluster)
  if (!row) throw notFound()
  const when = whenOf(ctx, {})
  const { inside } = await clusterLines(ctx, await stagesOn(ctx, [row], when), when)
  if (!inside.has(cluster)) return []
  const people = await peopleOf(ctx.db, [cluster])
  const marks = (await marksOf(ctx.db, [cluster])).get(cluster) ?? []
  const nameOf = await namesOf(
    ctx.db,
    people.map((one) => one.decisionId),
  )
  return people.map((one) => ({
    id: one.id,
    part: one.part,
    person: one.personId ? one.name : null,
    organisation: one.organisationId ? one.name : null,
    from: one.from,
    until: one.until,
    decision: nameOf(one.decisionId)?.name ?? null,
    source: marks
      .filter((mark) => mark.field === `person:${one.id}` && mark.source)
      .map((mark) => mark.source)
      .join('، '),
  }))
}

/** Who stands there by these names: the same part, the same holder, since the same day where the row says one. */
async function standing(ctx: Ctx, cells: Cells, asked: Asked): Promise<PersonLine | null> {
  if (!cells.person && !cells.organisation) return null
  const part = partWords.typed('part', cells.part)
  const from = dayTyped('from', cells.from)
  const same = (one: string | null, other: string | undefined) => !other || foldKey(one ?? '') === foldKey(other)
  const found = (await linesOf(ctx, asked)).find(
    (line) =>
      line.part === part &&
      same(line.person, cells.person) &&
      same(line.organisation, cells.organisation) &&
      (from === undefined || line.from === from),
  )
  return found ?? null
}

async function assign(ctx: Ctx, cells: Cells, { cluster }: Asked) {
  const from = dayTyped('from', cells.from)
  const until = dayTyped('until', cells.until)
  const source = lineTyped(cells.source)
  const body = AssignBody.parse({
    part: partWords.typed('part', cells.part),
    ...(cells.person ? { personId: await personNamed(ctx, 'person', cells.person) } : {}),
    ...(cells.organisation ? { organisationId: await organisationNamed(ctx, 'organisation', cells.organisation) } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(source ? { source: { mark: 'document', source } } : {}),
  })
  return assignPerson(ctx, cluster, body)
}

/** Who works for a cluster and its members; in as assignments, and as the end of a part. A custodian comes by delegation only. */
export const peopleList = sheetList<PersonLine, typeof query>({
  name: 'clusterpeople',
  fa: 'دست‌اندرکاران و اعضای خوشه',
  en: 'People and members of a cluster',
  permission: 'signedIn',
  query,
  columns: [
    idColumn(),
    {
      key: 'part',
      fa: 'نقش',
      en: 'Part',
      also: ['سمت', 'مسئولیت'],
      width: 24,
      of: (row, locale) => partWords.out(row.part, locale),
      choices: partWords.choices,
      fixed: true,
    },
    {
      key: 'person',
      fa: 'شخص',
      en: 'Person',
      also: ['نام و نام خانوادگی', 'نام شخص'],
      width: 28,
      of: (row) => row.person,
      fields: ['personId'],
      fixed: true,
    },
    {
      key: 'organisation',
      fa: 'سازمان',
      en: 'Organisation',
      also: ['نام سازمان', 'واحد', 'شرکت'],
      width: 36,
      of: (row) => row.organisation,
      fields: ['organisationId'],
      fixed: true,
    },
    {
      key: 'from',
      fa: 'از تاریخ',
      en: 'From',
      also: ['از', 'شروع', 'تاریخ شروع'],
      of: (row, locale) => dayCell(row.from, locale),
      fixed: true,
    },
    {
      key: 'until',
      fa: 'تا تاریخ',
      en: 'Until',
      also: ['تا', 'پایان', 'تاریخ پایان'],
      of: (row, locale) => dayCell(row.until, locale),
    },
    { key: 'decision', fa: 'مصوبه', en: 'Resolution', width: 40, of: (row) => row.decision, outOnly: true },
    {
      key: 'source',
      fa: 'منبع',
      en: 'Source',
      also: ['سند', 'حکم', 'شماره حکم'],
      width: 28,
      of: (row) => row.source,
      fixed: true,
    },
  ],
  rows: async (ctx, asked, { limit, offset }) => (await linesOf(ctx, asked)).slice(offset, offset + limit),
  takeIn: {
    permission: 'clusters.assign',
    find: async (ctx, id, asked) => (await linesOf(ctx, asked)).find((line) => line.id === id) ?? null,
    keyed: standing,
    create: assign,
    change: async (ctx, line, cells) => {
      const until = dayTyped('until', cells.until)
      if (!until) throw refuseCell('until', 'kernel.required')
      return endAssignment(ctx, line.id, EndBody.parse({ until }))
    },
  },
})
