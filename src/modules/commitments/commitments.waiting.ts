import { sql } from 'kysely'
import type { AskedRow, AskedSelect, WaitingRow, WaitingSelect } from '../../kernel/manifest.ts'

/** Percent of a claim whatever it is measured in: the desk's sentences speak of percent. A quantity is seen against the `term`'s target. */
const percent = (value: ReturnType<typeof sql>, quantity: ReturnType<typeof sql>) =>
  sql`case when term.measure = 'quantity' and term.target > 0 then least(100, round(${quantity} * 100 / term.target, 1)) else ${value} end`

/**
 * Claims that wait for a step: not ended, and some rung of the ladder still open. The next rung decides whom it waits for
 * (`claims.awaits`, kept by the database). Of a single promise its room says who confirms.
 */
const openClaims = sql`
  select claim.id, claim.item_id, claim.as_of, ${percent(sql`claim.value`, sql`claim.quantity`)} as value, claim.result, claim.made_by, claim.made_at,
    tree.record_id, tree.ladder, term.title, term.weight,
    (select max(step.made_at) from steps step where step.claim_id = claim.id) as stepped_at,
    (select ${percent(sql`coalesce(step.value, claim.value)`, sql`coalesce(step.value, claim.quantity)`)} from steps step
      where step.claim_id = claim.id and step.kind = 'verify') as verified,
    (select step.reason from steps step where step.claim_id = claim.id and step.kind = 'verify') as verify_reason,
    claim.awaits
  from claims claim
  join items item on item.id = claim.item_id
  join trees tree on tree.id = item.tree_id and tree.closed_at is null and tree.shape = 'weighted'
  join lateral (select terms.title, terms.weight, terms.measure, terms.target from terms join versions on versions.id = terms.version_id
    where terms.item_id = claim.item_id and versions.frozen_at is not null order by versions.n desc limit 1) term on true
  where claim.awaits is not null`

const days = (count: number) => sql.raw(`interval '${count} days'`)

const awaiting = (what: string, rung: string, role: string, within: number): WaitingSelect => ({
  what,
  path: '/claims/:subject',
  select: () => sql<WaitingRow>`
    select open.record_id, open.id as subject_id, ${what}::text as what, null::uuid as person_id, ${role}::text as role,
      coalesce(open.stepped_at, open.made_at) as since,
      ((coalesce(open.stepped_at, open.made_at) + ${days(within)}) at time zone 'Asia/Tehran')::date as due,
      jsonb_build_object('title', open.title, 'weight', open.weight::text, 'value', open.value::text, 'verified', open.verified::text,
        'quote', coalesce(open.verify_reason, open.result), 'asOf', open.as_of) as details
    from (${openClaims}) open where open.awaits = ${rung}`,
})

/** A returned claim waits on its author until a newer claim on the same item stands or the item is closed. */
const returned: WaitingSelect = {
  what: 'commitments.correct',
  path: '/claims/:subject',
  select: () => sql<WaitingRow>`
    select tree.record_id, claim.id as subject_id, 'commitments.correct'::text as what, claim.made_by as person_id, null::text as role,
      back.made_at as since, ((back.made_at + ${days(7)}) at time zone 'Asia/Tehran')::date as due,
      jsonb_build_object('title', term.title, 'weight', term.weight::text, 'value', (${percent(sql`claim.value`, sql`claim.quantity`)})::text,
        'quote', back.reason, 'asOf', claim.as_of, 'item', claim.item_id) as details
    from steps back
    join claims claim on claim.id = back.claim_id
    join items item on item.id = claim.item_id
    join trees tree on tree.id = item.tree_id and tree.closed_at is null
    join lateral (select terms.title, terms.weight, terms.measure, terms.target from terms join versions on versions.id = terms.version_id
      where terms.item_id = claim.item_id and versions.frozen_at is not null order by versions.n desc limit 1) term on true
    where back.kind = 'return' and claim.made_by is not null
      and not exists (select 1 from claims newer where newer.item_id = claim.item_id and newer.made_at > claim.made_at)
      and not exists (select 1 from closings where closings.item_id = claim.item_id)`,
}

/** An item under way (its planned dates hold today or are past, not at 100) on which nothing was claimed for 30 days waits for its team. */
const claimDue: WaitingSelect = {
  what: 'commitments.claim',
  path: '/records/:record/claim?items=:subject',
  select: (today) => sql<WaitingRow>`
    select tree.record_id, term.item_id as subject_id, 'commitments.claim'::text as what, null::uuid as person_id, 'agentTeam'::text as role,
      coalesce(last.made_at, version.frozen_at) as since,
      greatest((coalesce(last.as_of, term.start, (version.frozen_at at time zone 'Asia/Tehran')::date) + 37), term.start) as due,
      jsonb_build_object('title', term.title, 'weight', term.weight::text, 'value', (${percent(sql`last.value`, sql`last.quantity`)})::text,
        'asOf', last.as_of, 'finish', term.finish) as details
    from trees tree
    join lateral (select id, frozen_at from versions where tree_id = tree.id and frozen_at is not null order by n desc limit 1) version on true
    join terms term on term.version_id = version.id and term.source = 'claimed'
    left join lateral (select * from claims where item_id = term.item_id order by as_of desc, made_at desc limit 1) last on true
    where tree.closed_at is null and tree.shape = 'weighted' and coalesce(term.start, '-infinity'::date) <= ${today}::date
      and not exists (select 1 from terms child where child.version_id = version.id and child.parent_id = term.item_id)
      and not exists (select 1 from closings where closings.item_id = term.item_id)
      and (last.id is null or (last.as_of <= ${today}::date - 30 and coalesce(last.value, 0) < 100
        and (term.target is null or coalesce(last.quantity, 0) < term.target)))
      and not exists (select 1 from steps back where back.claim_id = last.id and back.kind = 'return')`,
}

export const commitmentsWaiting: readonly WaitingSelect[] = [
  awaiting('commitments.verify', 'verify', 'supervisor', 7),
  awaiting('commitments.approve', 'approve', 'expert', 7),
  awaiting('commitments.note', 'note', 'expert', 60),
  returned,
  claimDue,
]

/** Claims that one made and on which a step is awaited, of whose role it is. */
export const commitmentsAsked: readonly AskedSelect[] = [
  {
    what: 'commitments.claimed',
    path: '/claims/:subject',
    select: () => sql<AskedRow>`
      select open.record_id, open.id as subject_id, 'commitments.claimed'::text as what, open.made_by as by_person_id, null::text as to_name,
        case open.awaits when 'verify' then 'supervisor' else 'expert' end as to_role, coalesce(open.stepped_at, open.made_at) as since,
        ((coalesce(open.stepped_at, open.made_at) + ${days(7)}) at time zone 'Asia/Tehran')::date as due,
        jsonb_build_object('title', open.title, 'value', open.value::text) as details
      from (${openClaims}) open where open.awaits in ('verify', 'approve')`,
  },
]
