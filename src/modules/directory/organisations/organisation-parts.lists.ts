import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { foldKey } from '../../../kernel/fa/index.ts'
import { Id } from '../../../kernel/http/schema.ts'
import { dayCell, idColumn, lineTyped, refuseCell, wordsColumn } from '../../../kernel/lists/columns.ts'
import { type AnyList, type Cells, type ListColumn, sheetList } from '../../../kernel/lists/list.ts'
import { getLiving } from '../directory.store.ts'
import { dayTyped, organisationNamed, personNamed } from '../named.store.ts'
import { Appoint } from '../persons/persons.schema.ts'
import { listPostsAt } from '../persons/posts.store.ts'
import { appoint, endPost } from '../persons/posts.verbs.ts'
import { listMemberships } from './memberships.store.ts'
import { addMember, endMembership } from './memberships.verbs.ts'
import { AddMember, EndTerm, type MembershipView, type PostView } from './organisations.schema.ts'

const query = z.object({ organisation: Id })
type Asked = z.output<typeof query>

const yesNo = wordsColumn<'yes' | 'no'>(['yes', 'no'], {
  fa: (one) => ({ yes: 'بلی', no: 'خیر' })[one],
  en: (one) => ({ yes: 'Yes', no: 'No' })[one],
})

/** Beginning, end and source of a tie; once it stands, only its end can still come. */
const termColumns = <
  Row extends { from: string | null; until: string | null; source: string | null },
>(): readonly ListColumn<Row>[] => [
  {
    key: 'from',
    fa: 'از تاریخ',
    en: 'From',
    also: ['از', 'تاریخ شروع'],
    of: (row, locale) => dayCell(row.from, locale),
    fixed: true,
  },
  {
    key: 'until',
    fa: 'تا تاریخ',
    en: 'Until',
    also: ['تا', 'تاریخ پایان'],
    of: (row, locale) => dayCell(row.until, locale),
  },
  {
    key: 'source',
    fa: 'منبع',
    en: 'Source',
    also: ['سند', 'حکم', 'شماره حکم'],
    width: 28,
    of: (row) => row.source,
    fixed: true,
  },
]

function termOf(cells: Cells) {
  const [from, until] = [dayTyped('from', cells.from), dayTyped('until', cells.until)]
  const source = lineTyped(cells.source)
  return { ...(from ? { from } : {}), ...(until ? { until } : {}), ...(source ? { source } : {}) }
}

function endOf(cells: Cells): EndTerm {
  const until = dayTyped('until', cells.until)
  if (!until) throw refuseCell('until', 'kernel.required')
  return EndTerm.parse({ until })
}

const same = (one: string, other: string | undefined) => foldKey(one) === foldKey(other ?? '')

async function postsAt(ctx: Ctx, { organisation }: Asked): Promise<PostView[]> {
  const { group } = await getLiving(ctx.db, ctx.actor, 'organisation', organisation)
  return listPostsAt(ctx.db, ctx.actor, group)
}
async function membersOf(ctx: Ctx, { organisation }: Asked): Promise<MembershipView[]> {
  const { group } = await getLiving(ctx.db, ctx.actor, 'organisation', organisation)
  return listMemberships(ctx.db, ctx.actor, 'association', group)
}

/** People of an organisation with their posts, and the members of an association: out, and in as posts, memberships and their ends. */
export const organisationPartsLists: readonly AnyList[] = [
  sheetList<PostView, typeof query>({
    name: 'posts',
    fa: 'سمت‌های سازمان',
    en: 'Posts of an organisation',
    permission: 'signedIn',
    query,
    columns: [
      idColumn(),
      {
        key: 'person',
        fa: 'شخص',
        en: 'Person',
        also: ['نام و نام خانوادگی'],
        width: 28,
        of: (row) => row.person.name,
        fields: ['personId'],
        fixed: true,
      },
      { key: 'title', fa: 'سمت', en: 'Post', width: 32, of: (row) => row.title, fixed: true },
      {
        key: 'public',
        fa: 'سمت عمومی',
        en: 'Public post',
        of: (row, locale) => yesNo.out(row.isPublic ? 'yes' : 'no', locale),
        choices: yesNo.choices,
        fields: ['isPublic'],
        fixed: true,
      },
      ...termColumns<PostView>(),
    ],
    rows: async (ctx, asked, { limit, offset }) => (await postsAt(ctx, asked)).slice(offset, offset + limit),
    takeIn: {
      permission: 'directory.appoint',
      find: async (ctx, id, asked) => (await postsAt(ctx, asked)).find((post) => post.id === id) ?? null,
      keyed: async (ctx, cells, asked) =>
        (await postsAt(ctx, asked)).find(
          (post) => same(post.person.name, cells.person) && same(post.title, cells.title),
        ) ?? null,
      create: async (ctx, cells, { organisation }) => {
        if (!cells.person) throw refuseCell('person', 'kernel.required')
        const body = Appoint.parse({
          organisationId: organisation,
          title: lineTyped(cells.title),
          isPublic: yesNo.typed('public', cells.public) === 'yes',
          ...termOf(cells),
        })
        return appoint(ctx, await personNamed(ctx, 'person', cells.person), body)
      },
      change: async (ctx, post, cells) => endPost(ctx, post.id, endOf(cells)),
    },
  }),
  sheetList<MembershipView, typeof query>({
    name: 'members',
    fa: 'عضوهای تشکل',
    en: 'Members of an association',
    permission: 'signedIn',
    query,
    columns: [
      idColumn(),
      {
        key: 'member',
        fa: 'عضو',
        en: 'Member',
        also: ['نام عضو', 'سازمان', 'نام سازمان'],
        width: 40,
        of: (row) => row.member.name,
        fields: ['memberId'],
        fixed: true,
      },
      ...termColumns<MembershipView>(),
    ],
    rows: async (ctx, asked, { limit, offset }) => (await membersOf(ctx, asked)).slice(offset, offset + limit),
    takeIn: {
      permission: 'directory.appoint',
      find: async (ctx, id, asked) => (await membersOf(ctx, asked)).find((one) => one.id === id) ?? null,
      keyed: async (ctx, cells, asked) =>
        (await membersOf(ctx, asked)).find((one) => same(one.member.name, cells.member)) ?? null,
      create: async (ctx, cells, { organisation }) => {
        if (!cells.member) throw refuseCell('member', 'kernel.required')
        const memberId = await organisationNamed(ctx, 'member', cells.member)
        return addMember(ctx, organisation, AddMember.parse({ memberId, ...termOf(cells) }))
      },
      change: async (ctx, one, cells) => endMembership(ctx, one.id, endOf(cells)),
    },
  }),
]
