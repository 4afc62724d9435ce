import type pg from 'pg'

/**
 * What the pages show, by hand-written SQL on the same tables over one connection, prepared: the least that the same content costs. No
 * question of who may see it or what they may do, no rule over the rows, no JSON shape.
 */
export class BarePages {
  readonly #client: pg.ClientBase

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  /** Each text is one prepared statement. */
  async #ask<Row>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#client.query({ name: `bare-${name}`, text, values })).rows as Row[]
  }

  /**
   * The cluster with its place, stages, people, marks, the by-law's edition and the papers of its gate; years with their wholes and what is
   * promised in them; its council with seats, members and last session; its newest deeds.
   */
  async cluster(id: string, today: string): Promise<{ id: string; approved: string | null; planned: string | null }[]> {
    await this.#ask('cluster', 'select * from clusters join records using (id) where id = $1', [id])
    await this.#ask('marks', 'select * from provenance where record_id = $1', [id])
    await this.#ask(
      'place',
      'select p.*, k.fa as county from clusters c join provinces p on p.code = c.province_id left join counties k on k.id = c.county_id where c.id = $1',
      [id],
    )
    await this.#ask('papers', 'select * from cluster_papers where cluster_id = $1', [id])
    await this.#ask(
      'edition',
      `select * from editions where subject = 'gates' and state = 'adopted' and valid_from <= $1 order by valid_from desc limit 1`,
      [today],
    )
    await this.#ask('stages', 'select * from cluster_stages where cluster_id = $1 order by entered_at', [id])
    await this.#ask(
      'people',
      'select p.*, r.title from cluster_people p join records r on r.id = coalesce(p.person_id, p.organisation_id) where p.cluster_id = $1',
      [id],
    )
    const years = await this.#ask<{ id: string; approved: string | null; planned: string | null }>(
      'years',
      `select y.id, y.n, y.fiscal_year, ${wholes} from plan_years y join plans p on p.id = y.plan_id join trees t on t.record_id = y.id
       where p.cluster_id = $1 order by y.n`,
      [id, today],
    )
    await this.#ask(
      'promised',
      `select t.record_id, term.item_id, term.parent_id, term.weight, term.start, term.finish from trees t
       join lateral (select id from versions v where v.tree_id = t.id and v.frozen_at is not null order by n desc limit 1) v on true
       join terms term on term.version_id = v.id where t.record_id = any($1::uuid[])`,
      [years.map((year) => year.id)],
    )
    const [council] = await this.#ask<{ id: string }>(
      'council',
      `select b.id, r.title, last.number, last.held_on from bodies b join records r using (id)
       left join lateral (select * from sessions where body_id = b.id and state <> 'planned' order by number desc limit 1) last on true
       where r.cluster_id = $1`,
      [id],
    )
    await this.#ask(
      'seats',
      `select s.*, t.*, r.title from seats s left join sittings t on t.seat_id = s.id left join records r on r.id = t.person_id
       where s.body_id = $1 order by s.code, s.position`,
      [council?.id],
    )
    await this.#ask('rules', 'select * from body_rules where body_id = $1', [council?.id])
    await this.#ask(
      'history',
      'select * from journal_entries where record_id = any($1::uuid[]) order by at desc limit 8',
      [[id, ...years.map((year) => year.id)]],
    )
    return years
  }

  /**
   * The year's activities with their terms, each on every line, the last claim of each and the words of the approved one, the curve, what
   * waits for what, money promised and spent, what was closed or carried, the versions, marks.
   */
  async plan(
    planYearId: string,
    today: string,
  ): Promise<{ itemId: string; claim: string | null; approved: string | null }[]> {
    const [year] = await this.#ask<{ tree: string; version: string; plan: string }>(
      'year',
      `select t.id as tree, y.plan_id as plan, (select v.id from versions v where v.tree_id = t.id and frozen_at is not null order by n desc limit 1) as version
       from plan_years y join records r using (id) join trees t on t.record_id = y.id where y.id = $1`,
      [planYearId],
    )
    await this.#ask(
      'plan',
      'select * from plans join strategies on strategies.plan_id = plans.id where plans.id = $1',
      [year!.plan],
    )
    await this.#ask(
      'planYears',
      `select y.id, y.n, ${wholes} from plan_years y join trees t on t.record_id = y.id where y.plan_id = $1 order by y.n`,
      [year!.plan, today],
    )
    const items = await this.#ask<{ itemId: string; claim: string | null; approved: string | null }>(
      'items',
      `select term.item_id as "itemId", term.title, term.weight, term.start, term.finish, owner.title as owner, a.code, a.strategy_id,
         claimed.value as claimed, verified.value as verified, approved.value as approved, approved.result as words, noted.value as noted, claimed.id as claim, claimed.as_of,
         claimed.result, claimed.made_at
       from terms term join activities a on a.item_id = term.item_id left join records owner on owner.id = term.owner_person_id
       left join lateral (select * from claims c where c.item_id = term.item_id and c.as_of <= $2 and not exists
         (select 1 from steps s where s.claim_id = c.id and s.kind in ('return', 'withdraw')) order by as_of desc, made_at desc limit 1) claimed on true
       ${['verify', 'approve', 'note']
         .map(
           (
             kind,
             n,
           ) => `left join lateral (select coalesce(s.value, c.value) as value, c.result from claims c join steps s on s.claim_id = c.id and s.kind = '${kind}'
             where c.item_id = term.item_id and c.as_of <= $2 order by c.as_of desc, c.made_at desc limit 1) ${['verified', 'approved', 'noted'][n]} on true`,
         )
         .join(' ')}
       where term.version_id = $1 order by term.position`,
      [year!.version, today],
    )
    await this.#ask(
      'stepsOfLast',
      'select s.*, r.title from steps s left join records r on r.id = s.made_by where s.claim_id = any($1::uuid[])',
      [items.flatMap((item) => item.claim ?? [])],
    )
    await this.#ask(
      'curve',
      'select line, from_day, percent from points where tree_id = $1 and item_id is null and known_until is null order by line, from_day',
      [year!.tree],
    )
    await this.#ask('shares', 'select * from shares where version_id = $1', [year!.version])
    await this.#ask(
      'spending',
      'select spending.* from items join spending on spending.item_id = items.id where items.tree_id = $1',
      [year!.tree],
    )
    await this.#ask(
      'closings',
      'select closings.* from items join closings on closings.item_id = items.id where items.tree_id = $1',
      [year!.tree],
    )
    await this.#ask(
      'carried',
      'select closings.* from items join closings on closings.carried_to_id = items.id where items.tree_id = $1',
      [year!.tree],
    )
    await this.#ask(
      'versions',
      'select versions.*, r.title from versions left join records r on r.id = versions.decision_id where tree_id = $1',
      [year!.tree],
    )
    await this.#ask('marks', 'select * from provenance where record_id = $1', [planYearId])
    await this.#ask(
      'notings',
      `select distinct s.made_at, s.decision_id from items join claims c on c.item_id = items.id join steps s on s.claim_id = c.id and s.kind = 'note'
       where items.tree_id = $1`,
      [year!.tree],
    )
    await this.#ask('precedence', 'select * from precedence where version_id = $1', [year!.version])
    return items
  }

  /** Clusters of a province with stage, people and the day's year; the longest late; councils; units by state. */
  async province(code: string, fiscalYear: number, today: string) {
    const clusters = await this.#ask<{ year: string; approved: string | null; planned: string | null }>(
      'provinceClusters',
      `select c.id, r.title, stage.stage, y.id as year, ${wholes} from clusters c join records r using (id)
       left join lateral (select s.stage from cluster_stages s where s.cluster_id = c.id and s.reached order by entered_at desc limit 1) stage on true
       left join plans p on p.cluster_id = c.id left join lateral (select * from plan_years own where own.plan_id = p.id and own.fiscal_year <= $3
         order by fiscal_year desc limit 1) y on true
       left join trees t on t.record_id = y.id where c.province_id = $1 order by r.title`,
      [code, today, fiscalYear],
    )
    await this.#ask(
      'provincePeople',
      'select p.*, r.title from cluster_people p join clusters c on c.id = p.cluster_id join records r on r.id = coalesce(p.person_id, p.organisation_id) where c.province_id = $1',
      [code],
    )
    const late = await this.#ask<{ total: string }>(
      'late',
      `select count(*) over () as total, term.title, term.finish, point.percent, owner.title as owner
       from trees t join lateral (select id from versions v where v.tree_id = t.id and v.frozen_at is not null order by n desc limit 1) v on true
       join terms term on term.version_id = v.id left join records owner on owner.id = term.owner_person_id
       left join lateral (select percent from points p where p.tree_id = t.id and p.line = 'approved' and p.item_id = term.item_id and p.known_until is null
         and p.from_day <= $2 order by p.item_id, p.from_day desc, p.known_from desc limit 1) point on true
       where t.record_id = any($1::uuid[]) and term.finish < $2 and (point.percent is null or point.percent < 100)
       order by term.finish, term.title limit 30`,
      [clusters.map((row) => row.year), today],
    )
    await this.#ask(
      'provinceBodies',
      `select b.id, r.title, last.number, last.held_on from bodies b join records r using (id)
       left join lateral (select * from sessions where body_id = b.id and state <> 'planned' order by number desc limit 1) last on true
       where r.province_id = $1`,
      [code],
    )
    const units = await this.#ask<{ n: string }>(
      'units',
      `select state.value, count(*) as n from units u join records r using (id)
       left join lateral (select value from unit_facts f where f.unit_id = u.id and f.kind = 'state' and f.from_day <= $2
         order by from_day desc, created_at desc limit 1) state on true
       where r.province_id = $1 group by 1`,
      [code, today],
    )
    return {
      clusters,
      lateTotal: Number(late[0]?.total ?? 0),
      units: units.reduce((sum, row) => sum + Number(row.n), 0),
    }
  }

  /** Clusters by province and stage, and by province the one furthest behind its plan, as of a day and as known at its end. */
  async nation(fiscalYear: number, day: string): Promise<{ province_id: string; n: string; gap: string | null }[]> {
    await this.#ask(
      'stageCounts',
      `select c.province_id, stage.stage, count(*) from clusters c join lateral (select s.stage from cluster_stages s
         where s.cluster_id = c.id and s.reached and s.entered_at <= $1 order by entered_at desc limit 1) stage on true group by 1, 2`,
      [`${day}T20:29:59Z`],
    )
    return this.#ask(
      'furthest',
      `select province_id, count(*) as n, max(planned - approved) as gap from (
         select c.province_id, ${gap('approved')} as approved, (${gap('planned')}) as planned
         from clusters c join records r using (id) left join plans p on p.cluster_id = c.id
         left join lateral (select * from plan_years own where own.plan_id = p.id and own.fiscal_year <= $1 order by fiscal_year desc limit 1) y on true
         left join trees t on t.record_id = y.id where r.created_at <= $3) each group by 1`,
      [fiscalYear, day, `${day}T20:29:59Z`],
    )
  }
}

const last = (line: string) =>
  `(select percent from points w where w.tree_id = t.id and w.line = '${line}' and w.item_id is null and w.known_until is null
    and w.from_day <= $2 order by w.item_id, w.from_day desc, w.known_from desc limit 1) as ${line}`
/** The whole on every line as of $2. */
const wholes = ['claimed', 'verified', 'approved', 'noted', 'planned'].map(last).join(', ')

const gap = (line: string) =>
  `(select percent from points w where w.tree_id = t.id and w.line = '${line}' and w.item_id is null and w.from_day <= $2 and w.known_from <= $3
    and (w.known_until is null or w.known_until > $3) order by w.item_id, w.from_day desc, w.known_from desc limit 1)`
