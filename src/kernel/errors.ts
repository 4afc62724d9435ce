/** Kinds of refusal; the kind carries the HTTP status. */
export const statusOf = {
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  invalid: 422,
  tooMany: 429,
  unavailable: 503,
} as const
export type RefusalKind = keyof typeof statusOf

/** Values put into the message's `{placeholders}`; numbers and dates are written for people where the message is shown. */
export type Details = Record<string, string | number | boolean | null | readonly string[]>

/** One wrong field: `path` as sent (`activities.3.weight`), `code` a key of a dictionary's `errors.`. */
export interface FieldProblem {
  path: string
  code: string
  details?: Details
}

/**
 * A refusal by name. `code` is `<module>.<name>`; its Persian and English text stand in that module's words under `errors.<name>`.
 * Everything thrown that is not a Refusal is a defect: logged with the request id and answered without detail.
 */
export class Refusal extends Error {
  readonly code: string
  readonly kind: RefusalKind
  readonly details: Details
  readonly fields: FieldProblem[]

  constructor(code: string, kind: RefusalKind, details: Details = {}, fields: FieldProblem[] = []) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.kind = kind
    this.details = details
    this.fields = fields
  }

  get status(): number {
    return statusOf[this.kind]
  }
}

/** Invalid input or a broken rule (422). */
export const refuse = (code: string, details: Details = {}, fields: FieldProblem[] = []) =>
  new Refusal(code, 'invalid', details, fields)
/** It collides with what is there: stale edit, held key, double (409). */
export const conflict = (code: string, details: Details = {}, fields: FieldProblem[] = []) =>
  new Refusal(code, 'conflict', details, fields)
/** Not there, or not for this actor's eyes (404): the two must look the same. */
export const notFound = (code = 'kernel.notFound', details: Details = {}) => new Refusal(code, 'notFound', details)
/** Seen but not allowed; `code` says why (403). */
export const forbidden = (code = 'kernel.forbidden', details: Details = {}) => new Refusal(code, 'forbidden', details)
export const unauthenticated = (code = 'kernel.signInFirst', details: Details = {}) =>
  new Refusal(code, 'unauthenticated', details)

/** PostgreSQL's constraint name of a violation, or null: stores turn it into a named refusal. */
export function violatedConstraint(error: unknown): string | null {
  const candidate = error as { code?: string; constraint?: string }
  return candidate?.code?.startsWith('23') ? (candidate.constraint ?? '') : null
}
