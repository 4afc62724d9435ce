import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { RoleName } from './actor.ts'
import type { Ctx } from './context.ts'
import type { Db, Tx } from './db/tables.ts'
import type { AnyRoute } from './http/route.ts'
import type { Job } from './jobs.ts'
import type { AnyList } from './lists/list.ts'
import type { AnyPrint } from './pdf/print.ts'
import type { Answer, Policy } from './policy.ts'

/** One thing that waits, as every select of the desk's slot gives it. Column names are the SQL aliases. */
export interface WaitingRow {
  record_id: string
  /** The exact thing within the record (a claim, a referral), or the record itself. */
  subject_id: string
  /** What is asked: `plans.verify`; the words of the module hold `waiting.verify`. */
  what: string
  /** Asked of a person, or of a role whose reach covers the record; exactly one of the two. */
  person_id: string | null
  role: RoleName | null
  since: Date
  due: string | null
  /** Values for the sentence shown (title, claimed percent, quote …). */
  details: Record<string, unknown>
}

/** A room fills the desk's slot with selects of `WaitingRow`; each starts from an index on open work. */
export interface WaitingSelect {
  what: string
  /** Where the thing is done, with `:record` and `:subject`; without it, the record's own page. */
  path?: `/${string}`
  /** The kind of record at which all of it stands, where it is one: what lies in a place is then found by kind and place together. */
  at?: string
  /**
   * Rows also carry `place_id`, a record of the kind `at` that has the very place of `record_id` (the body of a resolution): what lies in a
   * place is then found from its few such records, and not from every record of the row's own kind that was ever there.
   */
  placed?: true
  select: (today: string) => RawBuilder<WaitingRow>
}

/** One thing that somebody asked of others and has not got yet, as every select of that slot gives it. Column names are the SQL aliases. */
export interface AskedRow {
  record_id: string
  subject_id: string
  /** What was asked: `meetings.notified`; the words of the module hold `asked.notified`. */
  what: string
  /** Who asked. */
  by_person_id: string
  /** Of whom, by name; several are named in one. Or of a role over the record. */
  to_name: string | null
  to_role: RoleName | null
  since: Date
  due: string | null
  details: Record<string, unknown>
}

/** A room says what people asked of others through its verbs; the desk shows each his own. */
export interface AskedSelect {
  what: string
  /** Where it stands, with `:record` and `:subject`; without it, the record's own page. */
  path?: `/${string}`
  select: (today: string) => RawBuilder<AskedRow>
}

/** One counted thing of a room. Rows are only ever added: what was wrong is put right by a row with a negative amount. */
export interface CountedRow {
  /** For which promise or target, of those in `asked`. */
  item_id: string
  /** The day on which it happened. */
  happened_on: string
  /** When the house learned it. */
  known_at: Date
  amount: string | number
  /** The record that was counted, and where it has several such things, which: a counted figure opens them. */
  of_record: string
  of_label: string | null
}

/**
 * What a room counts of its own records, so that a promised quantity or a yearly target takes its figure from them. One SQL select of
 * `CountedRow` that reads the relation `asked`, a row a promise or target: item_id, the place of its record (record_id, province_id,
 * cluster_id, organisation_id, body_id) and the days within which it is asked (since, until; either may be null). It says when each thing
 * happened and when it became known. Rows outside the days are left out by whoever asks; a counter reads them where a thing counts once.
 */
export type Counter = () => RawBuilder<CountedRow>
/** Counters by name, `meetings.heldSessions`; the words of the module hold `counted.heldSessions`. */
export type Counters = Readonly<Record<string, Counter>>

/** What a room knows of a condition of the by-law for one cluster. `details` are values for the sentence shown. */
export interface Condition {
  /** Is the sentence of that code true? Of a condition (`team_of_three`) true opens, of a block (`team_short`) true blocks. */
  holds: boolean
  details?: Record<string, string | number>
}
/** The gate that asks: a sentence of the year gone by means another year at another gate. */
export interface AskedGate {
  /** Code of the stage that it leads into. */
  stage: string
  /** The plan year that lies behind it; null before the first has been. */
  yearBehind: number | null
}
/** Asked inside a verb (with its transaction) or for a page. Null: the room has nothing recorded that could say. */
export type ConditionCheck = (db: Db | Tx, ctx: Ctx, clusterId: string, gate: AskedGate) => Promise<Condition | null>
/** Checks by the condition's or block's code in the by-law (`team_of_three`, `weights_100`); a code has one room that knows it. */
export type Conditions = Readonly<Record<string, ConditionCheck>>

/** A sentence of a by-law with its clause as people cite it. */
export interface ByLawSentence {
  fa: string
  en: string
  clause: { fa: string; en: string }
}
/** What an edition would change for one record: what would block it from then on, and what would block it no more. */
export interface EditionChange {
  recordId: string
  title: string
  /** What of the record is concerned: its next stage. */
  about: { fa: string; en: string }
  appears: readonly ByLawSentence[]
  vanishes: readonly ByLawSentence[]
  /** Of a ranking: from which place to which it would move (null: no place), with its scores. */
  moves?: { from: number | null; to: number | null; scoreFrom: string | null; scoreTo: string | null }
}
/** A subject that is kept in editions (the gates of the by-law): how its content looks, the sample until one is adopted. */
export interface EditionSubject {
  shape: z.ZodType
  sample: { code: string; fa: string; en: string; title: { fa: string; en: string }; content: unknown }
  /** What this content would change, compared with what is in force today. Null: for the whole nation. */
  preview: (ctx: Ctx, provinceId: string | null, content: unknown) => Promise<readonly EditionChange[]>
}
/** Subjects by their code; the words of `editions` hold `subjects.<code>`. */
export type EditionSubjects = Readonly<Record<string, EditionSubject>>

/** The body that a session is of, as rooms are asked about it. */
export interface DecidingBody {
  id: string
  /** Its kind in content/bodies.json (`steering_council`). */
  kind: string
  provinceId: string | null
  clusterId: string | null
  organisationId: string | null
}

/** One matter that a room proposes for a body's agenda. */
export interface AgendaRow {
  /** `commitments.note` */
  what: string
  /** The exact thing: nothing stands twice on one agenda. */
  subject_id: string
  /** The record that the item is about; whoever does not see it is not offered it. */
  record_id: string
  since: Date | null
  due: string | null
  /** Values for the title (title, number, count …). */
  details: Record<string, unknown>
}

/**
 * A room fills agendas with selects of `AgendaRow` that read the relation `asking`, one row: session_id, body_id, kind, province_id,
 * cluster_id, organisation_id and the session's day (today, where it is open).
 */
export interface AgendaSelect {
  what: string
  select: () => RawBuilder<AgendaRow>
  /** The item's title as an agenda has it, in Persian. */
  title: (details: AgendaRow['details']) => string
  /** What only rules in code can judge (a gate whose conditions hold): rows that stay, perhaps with more details. */
  keep?: (db: Db | Tx, ctx: Ctx, body: DecidingBody, rows: readonly AgendaRow[]) => Promise<readonly AgendaRow[]>
}

/** What a resolution brings about in a room, as it was minuted. */
export interface EffectAsked {
  recordId: string
  /** What the room still needs to know (the stage of a gate). */
  details: Readonly<Record<string, string>>
  resolutionId: string
  /** The session's day; the effect is dated to it. */
  decidedOn: string | null
  body: DecidingBody
}
export interface EffectOffer {
  recordId: string
  title: string
  details: Record<string, string>
  /** What whoever minutes must still name, as `organisationId` of the details: to whom a cluster is delegated. */
  asks?: 'organisation'
}
/**
 * An effect that a resolution may carry. It is checked while minuting, and applied in the transaction in which the minutes become final;
 * what it refuses then keeps them open. The body decides it, so whoever finalises the minutes needs no permission of the room.
 */
export interface Effect {
  /** Category of such resolutions in content/catalogues.json. */
  category: string
  /** What it brings about, as a sentence. */
  says: (of: { title: string; details: Readonly<Record<string, string>> }) => { fa: string; en: string }
  /** What this body could decide now. */
  offers: (db: Db | Tx, ctx: Ctx, body: DecidingBody) => Promise<readonly EffectOffer[]>
  /** The details as they are kept: what was named by its id gets the name that the sentence needs. @throws where it is unknown */
  complete?: (db: Db | Tx, ctx: Ctx, details: EffectAsked['details']) => Promise<Record<string, string>>
  /** @throws the refusal that says why it cannot be */
  check: (db: Db | Tx, ctx: Ctx, asked: EffectAsked) => Promise<void>
  apply: (tx: Tx, ctx: Ctx, asked: EffectAsked) => Promise<void>
}
/** Effects by name, `commitments.note`. */
export type Effects = Readonly<Record<string, Effect>>

/** Values of a paper's fields and rows of its lists, written for people: digits, days and money as they are to be read. */
export type PaperValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>
/** What a room puts into a letter or a form that is made of its record. */
export interface PaperSource {
  /** Kind of record that it is made of. */
  of: string
  /** May the actor make it of that record, as it stands? A reason where not. @throws 404 */
  may: (ctx: Ctx, recordId: string) => Promise<Answer>
  /** Fields that whoever makes it may write otherwise than proposed: who signs, who gets a copy. */
  asks: readonly string[]
  /** What it is made for, one at a time: whom an invitation goes to, the session of a pack. Each has its own paper of the record. */
  choose?: {
    /** Without one it says nothing. */
    required: boolean
    list: (ctx: Ctx, recordId: string, locale: 'fa' | 'en') => Promise<readonly { id: string; title: string }[]>
  }
  /** Who sign it where that is not asked, each by an own act and as they stand on it: the chair of minutes, then whoever was there. */
  signers?: (ctx: Ctx, recordId: string) => Promise<readonly { id: string; name: string; post: string }[]>
  /**
   * What is filled in. A field whose name ends in `_link` may be a path of the house. Number, date, organisation, slogan and check code are
   * the house's. Asked inside a verb: `ctx.db` is its transaction. @throws 404
   */
  values: (ctx: Ctx, recordId: string, locale: 'fa' | 'en', forId: string | null) => Promise<PaperValues>
}
/** By the kind of paper, as `content/templates/fields.json` names it. */
export type PaperSources = Readonly<Record<string, PaperSource>>

/** By which a module introduces itself; only `app` joins manifests. */
export interface Manifest {
  name: string
  policy: Policy
  routes: readonly AnyRoute[]
  /** Kinds of record the module owns, each with the path of its page (`/units/:id`; `:cluster` and `:province` are the record's). */
  kinds?: Record<string, { path: `/${string}` }>
  waiting?: readonly WaitingSelect[]
  /** What was asked of others in it. */
  asked?: readonly AskedSelect[]
  counted?: Counters
  conditions?: Conditions
  editions?: EditionSubjects
  /** What it proposes for the agenda of a body. */
  agenda?: readonly AgendaSelect[]
  /** What resolutions bring about in it. */
  effects?: Effects

  papers?: PaperSources
  /** Work of the server that outlives its request. */
  jobs?: readonly Job[]
  /** Lists that go out as a spreadsheet, and some in again by the same table. */
  lists?: readonly AnyList[]
  /** Pages that are printed as PDF. */
  prints?: readonly AnyPrint[]
  /** Fields never to be journalled or shown in history. */
  secret?: readonly string[]
}
