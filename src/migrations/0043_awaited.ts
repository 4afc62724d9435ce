import { type Kysely, sql } from 'kysely'

/**
 * Which step a claim waits for, beside the rows that say it: what is open is then found by an index, and a desk does not read the history of
 * its province. Kept by the database itself; nothing else of a claim is ever rewritten, and this to nothing but what its steps say.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`alter table claims add column awaits text check (awaits in ('verify', 'approve', 'note'))`)
  // the first rung of the ladder that nobody has taken; none of what was taken over, returned or withdrawn
  await run(`
    create function awaited_step(of_claim uuid) returns text stable language sql as $$
      select (select rung from unnest(tree.ladder) with ordinality as rungs (rung, place)
        where not exists (select 1 from steps step where step.claim_id = claim.id and step.kind = rung) order by place limit 1)
      from claims claim join items item on item.id = claim.item_id join trees tree on tree.id = item.tree_id
      where claim.id = of_claim and not claim.taken_over
        and not exists (select 1 from steps step where step.claim_id = claim.id and step.kind in ('return', 'withdraw')) $$`)
  await run(`drop trigger claims_append_only on claims`)
  await run(`update claims set awaits = found.step from (
    select claim.id, awaited_step(claim.id) as step from claims claim join items item on item.id = claim.item_id
    join trees tree on tree.id = item.tree_id where not claim.taken_over and not exists (select 1 from steps step
      where step.claim_id = claim.id and (step.kind in ('return', 'withdraw') or step.kind = tree.ladder[cardinality(tree.ladder)]))
    ) found where found.id = claims.id and found.step is not null`)
  await run(`create trigger claims_append_only before delete on claims for each row execute function refuse_change()`)
  await run(`create trigger claims_unchanged before update on claims for each row
    when (to_jsonb(old) - 'awaits' is distinct from to_jsonb(new) - 'awaits' or old.awaits is not distinct from new.awaits)
    execute function refuse_change()`)
  await run(`
    create function claims_await() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.awaits is distinct from awaited_step(new.id) then
        raise exception 'what a claim waits for follows from its steps' using errcode = 'restrict_violation';
      end if;
      if tg_op = 'INSERT' then
        new.awaits := case when new.taken_over then null else
          (select tree.ladder[1] from items item join trees tree on tree.id = item.tree_id where item.id = new.item_id) end;
      end if;
      return new;
    end $$`)
  await run(
    `create trigger claims_await before insert or update on claims for each row execute function claims_await()`,
  )
  await run(`
    create function steps_move_claim() returns trigger language plpgsql as $$
    begin
      update claims set awaits = awaited_step(id) where id = new.claim_id and awaits is distinct from awaited_step(id);
      return null;
    end $$`)
  await run(`create trigger steps_move_claim after insert on steps for each row execute function steps_move_claim()`)
  await run(`create index claims_awaited on claims (item_id) where awaits is not null`)
  // few are returned; those that were are looked for by themselves
  await run(`create index steps_returned on steps (claim_id) where kind = 'return'`)
}
