import content from '../../../content/bodies.json' with { type: 'json' }

/** A kind of body with its rules, as content/bodies.json gives it and `body_rules` keeps it per body and edition. */
export interface BodyKind {
  code: string
  fa: string
  en: string
  reach: string
  seats: readonly SeatRule[]
  chair: { seat: string; substitute_seat: string }
  secretary: { seat: string }
  quorum: QuorumRule
  rhythm: { every: number; unit: string; fa: string; en: string }
  appointed_by: { fa: string; en: string }
  invitation_days: number
  numbering: Numbering
  decides: readonly string[]
  /** Days within which a notified body may object; left out: those of the content. */
  objection_days?: number
}

export interface SeatRule {
  code: string
  fa: string
  en: string
  /** 0: as many as are invited, so no standing seat. */
  count: number
  voting: boolean
  required: boolean
  held_by: string
}

/** `more_than_half` of the voting seats; `must_include` are codes of seats of which one must be present. */
export interface QuorumRule {
  kind: string
  /** `1/2` */
  fraction: string
  minimum: number | null
  must_include: readonly string[]
  fa: string
  en: string
}

export interface Numbering {
  series: string
  pattern_fa: string
  pattern_en: string
  restarts_each_year: boolean
}

export const bodyKinds: readonly BodyKind[] = content.kinds
export const bodyKindCodes: readonly string[] = bodyKinds.map((kind) => kind.code)

/** Edition of the rules in the content; a body keeps the edition under which it was established. */
export const rulesEdition: string = content.edition.code

/** An edition as people read it; one that the content no longer holds shows its code. */
export const editionTitle = (code: string): { fa: string; en: string } =>
  code === content.edition.code ? { fa: content.edition.fa, en: content.edition.en } : { fa: code, en: code }

/** Kinds of bodies under which one of this kind may stand: a working group under a board or a council. */
export const parentKindsOf = (code: string): string[] =>
  content.relations.filter((one) => one.child === code).map((one) => one.parent)

/** The kind of that code, or undefined. */
export const bodyKindOf = (code: string): BodyKind | undefined => bodyKinds.find((kind) => kind.code === code)

/** Days within which the body's resolutions may be objected to. */
export const objectionDaysOf = (rules: Pick<BodyKind, 'objection_days'>): number =>
  rules.objection_days ?? content.objection_days
