/** A dictionary in one language: key → text with `{placeholders}`. Keys under `errors.` are messages of refusals. */
export type Words<Keys extends Record<string, string>> = { readonly [Key in keyof Keys]: string }

/** Puts values into `{placeholders}`; a missing value leaves the placeholder visible, so that a test can find it. */
export const fill = (text: string, values: Record<string, unknown> = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => (key in values ? String(values[key] ?? '—') : whole))
