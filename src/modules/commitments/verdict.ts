/** What a rule answers: yes, or a reason by name with what the sentence needs. */
export type Details = Readonly<Record<string, string | number | readonly string[]>>

export type Refused<Code extends string> = { readonly ok: false; readonly code: Code; readonly details: Details }
export type Verdict<Code extends string> = { readonly ok: true } | Refused<Code>

/** One of several things that are wrong at once, hung on the item (or parent) it concerns. */
export type Problem<Code extends string> = {
  readonly code: Code
  /** The item at fault; null for the top of the tree. */
  readonly itemId: string | null
  readonly details: Details
  /** `refuse` blocks the act; `warn` is shown and may be passed. */
  readonly level: 'refuse' | 'warn'
}

export const yes = { ok: true } as const
export const no = <Code extends string>(code: Code, details: Details = {}): Refused<Code> => ({
  ok: false,
  code,
  details,
})
