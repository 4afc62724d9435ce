import { createHash } from 'node:crypto'
import { z } from 'zod'
import { holdsAnywhere } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { type Details, forbidden } from '../../kernel/errors.ts'
import { type AnyRoute, type RouteInput, route } from '../../kernel/http/route.ts'
import { Done, done, Id, Made, Page } from '../../kernel/http/schema.ts'
import type { AskedSelect } from '../../kernel/manifest.ts'
import { getRecord } from '../../kernel/records.ts'
import { stateOfJournal } from '../journal/index.ts'
import { atOnce } from './at-once.verbs.ts'
import { office, referring } from './desk.policy.ts'
import {
  AnswerReferral,
  AtOnce,
  Counts,
  Desk,
  DeskQuery,
  DoneAtOnce,
  EventRow,
  Item,
  Postpone,
  Recipients,
  Refer,
  WithdrawReferral,
} from './desk.schema.ts'
import { countMine, listAndCountMine, listMine, listRecipients, listUnattended, type Waiting } from './desk.store.ts'
import { askedOfOthers, type Paths, rolesAmong, shownEvents, shownRows } from './desk.view.ts'
import { markSeen, postpone, putBack, take } from './keeping.verbs.ts'
import { answerReferral, refer, withdrawReferral } from './referrals.verbs.ts'

/** What the desk asks of all rooms. */
export interface Rooms {
  waiting: Waiting
  asked: readonly AskedSelect[]
  paths: Paths
}

/** The message of a refusal's code in both languages. */
export type Explain = (code: string, details: Details) => { fa: string; en: string }

const Of = z.object({ id: Id })

/** One tab of the desk, with the counts of one's own. */
async function showDesk(ctx: Ctx, { waiting, asked, paths }: Rooms, query: z.output<typeof DeskQuery>) {
  const today = ctx.clock.today()
  const { db, actor } = ctx
  const may = { refer: holdsAnywhere(actor, referring), unattended: holdsAnywhere(actor, office) }
  if (query.tab === 'mine' && query.putOff === 'without') {
    const { rows, counts } = await listAndCountMine(db, waiting, actor, today, query)
    return { today, counts, may, total: counts.waiting, mine: await shownRows(ctx, paths, rows) }
  }
  const counts = await countMine(db, waiting, actor, today)
  const head = { today, counts, may }
  if (query.tab === 'mine') {
    const mine = await shownRows(ctx, paths, await listMine(db, waiting, actor, today, query))
    return { ...head, total: counts.waiting, mine }
  }
  if (query.tab === 'askedByMe') {
    const { rows, total } = await askedOfOthers(ctx, waiting, asked, paths, query)
    return { ...head, total, askedByMe: rows }
  }
  if (query.tab === 'unattended') {
    if (!may.unattended) throw forbidden('kernel.notYourRole')
    const { rows, total } = await listUnattended(db, waiting, actor, today, query)
    return { ...head, total, unattended: await shownRows(ctx, paths, rows) }
  }
  const lines = await shownEvents(ctx, paths, 'mine', query)
  return { ...head, total: lines.length, done: lines }
}

/**
 * A desk that stands open asks again every minute. Where nothing was done since the asker last looked, on the same day and with the same
 * grants, it is answered 304 and no room is asked what waits.
 */
async function answerWhereNew(
  { ctx, request, reply }: Pick<RouteInput<undefined, undefined, undefined>, 'ctx' | 'request' | 'reply'>,
  answer: () => Promise<unknown>,
): Promise<unknown> {
  const { personId, grants } = ctx.actor
  const asker = JSON.stringify([personId, grants, ctx.clock.today()])
  const stamp = `"${createHash('sha256')
    .update(`${await stateOfJournal(ctx.db)} ${asker}`)
    .digest('base64url')}"`
  void reply.header('etag', stamp).header('cache-control', 'no-store')
  return request.headers['if-none-match'] === stamp ? reply.code(304).send() : answer()
}

const readRoutes = ({ waiting, asked, paths }: Rooms): AnyRoute[] => [
  route({
    method: 'GET',
    url: '/api/desk',
    permission: 'signedIn',
    summary: 'What waits for the caller, what he asked of others, what he did today, or what waits for nobody',
    query: DeskQuery,
    reply: Desk,
    handler: (input) => answerWhereNew(input, () => showDesk(input.ctx, { waiting, asked, paths }, input.query)),
  }),
  route({
    method: 'GET',
    url: '/api/desk/count',
    permission: 'signedIn',
    summary: 'How many items wait for the caller, by deadline',
    reply: Counts,
    handler: (input) =>
      answerWhereNew(input, () => countMine(input.ctx.db, waiting, input.ctx.actor, input.ctx.clock.today())),
  }),
  route({
    method: 'GET',
    url: '/api/desk/today',
    permission: 'signedIn',
    summary: 'What others did today within the reach',
    query: Page,
    reply: z.object({ rows: z.array(EventRow) }),
    handler: async ({ ctx, query }) => ({ rows: await shownEvents(ctx, paths, 'others', query) }),
  }),
  route({
    method: 'GET',
    url: '/api/desk/recipients',
    permission: 'signedIn',
    summary: 'Who sees a record and can be asked about it',
    query: z.object({ recordId: Id }),
    reply: Recipients,
    handler: async ({ ctx, query }) => {
      await getRecord(ctx.db, ctx.actor, query.recordId)
      const people = await listRecipients(ctx.db, waiting, ctx.actor, ctx.clock.today(), query.recordId)
      return {
        people: people.filter((person) => person.id !== ctx.actor.personId),
        roles: rolesAmong(people, ctx.actor),
      }
    },
  }),
]

const referralRoutes = (waiting: Waiting): AnyRoute[] => [
  route({
    method: 'POST',
    url: '/api/desk/referrals',
    permission: 'desk.refer',
    summary: 'Refers an item of the desk, or a record, to a person or a role, with a note in the margin',
    body: Refer,
    reply: Made,
    handler: ({ ctx, body }) => refer(ctx, waiting, body),
  }),
  route({
    method: 'POST',
    url: '/api/desk/referrals/:id/answer',
    permission: 'signedIn',
    summary: 'Answers a referral',
    params: Of,
    body: AnswerReferral,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await answerReferral(ctx, params.id, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/desk/referrals/:id/withdrawal',
    permission: 'signedIn',
    summary: 'Takes a referral back',
    params: Of,
    body: WithdrawReferral,
    reply: Done,
    handler: async ({ ctx, params, body }) => {
      await withdrawReferral(ctx, params.id, body)
      return done
    },
  }),
]

const keepingRoutes = (waiting: Waiting, explain: Explain): AnyRoute[] => {
  const keep = <Body extends z.ZodType>(
    url: `/${string}`,
    summary: string,
    body: Body,
    verb: (ctx: Ctx, waiting: Waiting, input: z.output<Body>) => Promise<void>,
  ) =>
    route({
      method: 'POST',
      url,
      permission: 'signedIn',
      summary,
      body,
      reply: Done,
      handler: async (input: { ctx: Ctx; body: unknown }) => {
        await verb(input.ctx, waiting, input.body as z.output<Body>)
        return done
      },
    })
  return [
    keep('/api/desk/takings', 'Shows colleagues that one is on the item', Item, take),
    keep('/api/desk/put-backs', 'Lets go of an item one took', Item, putBack),
    keep('/api/desk/postponements', "Puts an item off one's own desk until a day", Postpone, postpone),
    keep('/api/desk/seen-marks', 'Marks the first sight of an item', Item, markSeen),
    route({
      method: 'POST',
      url: '/api/desk/at-once',
      permission: 'signedIn',
      summary: 'Does one small act with many items: each on its own, with the reason of what was refused',
      body: AtOnce,
      reply: DoneAtOnce,
      handler: async ({ ctx, body }) => {
        const { done, refused } = await atOnce(ctx, waiting, body)
        return {
          done,
          refused: refused.map(({ refusal, ...item }) => ({
            ...item,
            code: refusal.code,
            message: explain(refusal.code, refusal.details),
          })),
        }
      },
    }),
  ]
}

export const deskRoutes = (rooms: Rooms, explain: Explain): readonly AnyRoute[] => [
  ...readRoutes(rooms),
  ...referralRoutes(rooms.waiting),
  ...keepingRoutes(rooms.waiting, explain),
]
