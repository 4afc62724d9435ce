import { type Kysely, sql } from 'kysely'

/** What the turn of a year needs: budget also in kind of no money, spending with its source and its corrections, two fields of activities. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table activities
      add column network text,
      add column evidence text`.execute(db)
  // help that is no money (days of experts, a hall, material) in its own unit, one kind a source
  await sql`
    alter table shares
      add column non_money numeric(18, 6) check (non_money > 0),
      add column non_money_unit text check (non_money_unit <> ''),
      add check ((non_money is null) = (non_money_unit is null))`.execute(db)
  await sql`
    alter table spending
      add column funding_source text,
      add column kind text not null default 'cash' check (kind in ('cash', 'inKind')),
      add column corrects_id uuid references spending,
      add column reason text`.execute(db)
  // a correction is a row of its own that adds or takes off what was wrong, with its reason; what was written stays.
  // not valid: what an older house has recorded is not judged again
  await sql`
    alter table spending add constraint spending_corrected check (
      (corrects_id is null and amount > 0 and reason is null)
      or (corrects_id is not null and amount <> 0 and reason is not null and reason <> '')
    ) not valid`.execute(db)
  await sql`create index spending_corrects on spending (corrects_id) where corrects_id is not null`.execute(db)
  await sql`
    create function refuse_negative_spending() returns trigger language plpgsql as $$
    declare
      root spending%rowtype;
      total numeric;
    begin
      select * into root from spending where id = new.corrects_id for update;
      if root.corrects_id is not null or root.item_id <> new.item_id then
        raise exception 'spending % corrects no first entry of its item', new.id using errcode = 'check_violation';
      end if;
      select sum(amount) into total from spending where id = root.id or corrects_id = root.id;
      if total + new.amount < 0 then
        raise exception 'spending % would fall below zero', root.id using errcode = 'check_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`
    create trigger spending_not_negative before insert on spending
    for each row when (new.corrects_id is not null) execute function refuse_negative_spending()`.execute(db)
}
