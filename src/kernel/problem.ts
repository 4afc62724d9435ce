import { fill } from './words.ts'

/**
 * Something that stops a command and that whoever runs the machine can put right: what happened, then the way out,
 * in Persian and in English. Shown as these two sentences, never as a stack. Refusals (`errors.ts`) are for users of the product.
 */
export class Problem extends Error {
  readonly fa: string
  readonly en: string
  /** 1: the work failed; 2: it was asked for wrongly (a setting, an argument). */
  readonly exitCode: 1 | 2

  constructor(text: { fa: string; en: string }, values: Record<string, unknown> = {}, exitCode: 1 | 2 = 1) {
    const en = fill(text.en, values)
    super(en)
    this.name = 'Problem'
    this.fa = fill(text.fa, values)
    this.en = en
    this.exitCode = exitCode
  }
}

/** Makes problems out of two dictionaries: `problemsOf(fa, en)('errors.noBinaries', {…})`. */
export const problemsOf =
  <Key extends string>(fa: Readonly<Record<Key, string>>, en: Readonly<Record<Key, string>>) =>
  (key: Key, values: Record<string, unknown> = {}, exitCode: 1 | 2 = 1): Problem =>
    new Problem({ fa: fa[key], en: en[key] }, values, exitCode)
