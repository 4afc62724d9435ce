import { type Kysely, sql } from 'kysely'

/**
 * Accounts, their sessions and second factors (`login_…`: tables of the sign-in library, in our names), login keys, failed attempts,
 * one-time links, grants and substitutions.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table login_users (
      id uuid primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null,
      image text,
      two_factor_enabled boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`
    create table login_sessions (
      id uuid primary key,
      user_id uuid not null references login_users,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index login_sessions_user on login_sessions (user_id)`.execute(db)
  await sql`
    create table login_credentials (
      id uuid primary key,
      user_id uuid not null references login_users,
      account_id text not null,
      provider_id text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (user_id, provider_id)
    )`.execute(db)
  await sql`
    create table login_verifications (
      id uuid primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index login_verifications_identifier on login_verifications (identifier)`.execute(db)
  await sql`
    create table login_second_factors (
      id uuid primary key,
      user_id uuid not null unique references login_users,
      secret text not null,
      backup_codes text not null,
      verified boolean not null,
      failed_verification_count integer not null default 0,
      locked_until timestamptz
    )`.execute(db)
  await sql`
    create table accounts (
      id uuid primary key references login_users,
      person_id uuid not null unique references records,
      created_at timestamptz not null,
      -- null until the person has set a password by a one-time link
      password_set_at timestamptz,
      disabled_at timestamptz,
      disabled_reason text,
      -- hash of the last code of the second factor that was taken, so that it is not taken twice
      last_code_hash text,
      check ((disabled_at is null) = (disabled_reason is null))
    )`.execute(db)
  await sql`
    create table login_keys (
      kind text not null check (kind in ('nationalCode', 'mobile', 'email')),
      value text not null,
      account_id uuid not null references accounts,
      primary key (value),
      unique (account_id, kind)
    )`.execute(db)
  await sql`
    create table failed_attempts (
      id uuid primary key,
      -- account id, or the hash of a name that no account has
      subject text not null,
      address text not null,
      at timestamptz not null
    )`.execute(db)
  await sql`create index failed_attempts_subject on failed_attempts (subject, at)`.execute(db)
  await sql`create index failed_attempts_address on failed_attempts (address, at)`.execute(db)
  await sql`create index failed_attempts_at on failed_attempts (at)`.execute(db)
  await sql`
    create table one_time_links (
      id uuid primary key,
      purpose text not null check (purpose in ('setPassword', 'firstAdministrator')),
      account_id uuid references accounts,
      token_hash text not null unique,
      issued_at timestamptz not null,
      issued_by uuid,
      expires_at timestamptz not null,
      used_at timestamptz,
      replaced_at timestamptz,
      check ((account_id is null) = (purpose = 'firstAdministrator'))
    )`.execute(db)
  await sql`create index one_time_links_account on one_time_links (account_id) where used_at is null`.execute(db)
  await sql`
    create table grants (
      id uuid primary key,
      person_id uuid not null references records,
      role text not null,
      reach_kind text not null check (reach_kind in ('nation', 'province', 'cluster', 'organisation', 'body', 'association')),
      -- province code or record id
      reach_id text,
      -- where the reach lies, for those who keep the grants of a province
      province_id text,
      from_day date not null,
      until_day date,
      order_number text not null default '',
      order_date date,
      note text not null default '',
      granted_by uuid,
      granted_at timestamptz not null,
      ended_at timestamptz,
      ended_by uuid,
      end_reason text,
      check ((reach_kind = 'nation') = (reach_id is null)),
      check (until_day >= from_day)
    )`.execute(db)
  await sql`create index grants_person on grants (person_id) where ended_at is null`.execute(db)
  await sql`create index grants_reach on grants (role, reach_kind, reach_id) where ended_at is null`.execute(db)
  await sql`create index grants_province on grants (province_id) where ended_at is null`.execute(db)
  await sql`
    create table substitutions (
      id uuid primary key,
      from_person_id uuid not null references records,
      to_person_id uuid not null references records,
      from_day date not null,
      until_day date not null,
      note text not null default '',
      made_by uuid,
      made_at timestamptz not null,
      ended_at timestamptz,
      ended_by uuid,
      check (from_person_id <> to_person_id),
      check (until_day >= from_day)
    )`.execute(db)
  await sql`create index substitutions_to on substitutions (to_person_id) where ended_at is null`.execute(db)
  await sql`create index substitutions_from on substitutions (from_person_id) where ended_at is null`.execute(db)
}
