import { toPersianDigits } from './digits.ts'
import { HALF_SPACE, LETTER } from './letters.ts'
import { normaliseInput } from './normalise.ts'

/** What PDF extraction breaks; each switch can be turned off. */
export interface RepairSwitches {
  /** `//` inside a word, where a kashida stood: توس//عه → توسعه. On. */
  slashes?: boolean
  /** لا that came out as ال: محصوالت → محصولات. On; does nothing without `isWord`. */
  lamAlef?: boolean
  /** Two digits of two scripts stand in visual order: 5۹ → ۹۵. Off, as the digits alone do not prove it. */
  mixedDigits?: boolean
}

export interface RepairOptions extends RepairSwitches {
  /** Whether a form is a word of the dictionary; bare stems suffice, common endings are stripped here. */
  isWord?: (word: string) => boolean
  /** Words that are right both ways (سالم/سلام) and so are never changed; `AMBIGUOUS_LAM_ALEF` unless given. */
  isAmbiguous?: (word: string) => boolean
}

export interface Repair {
  from: string
  to: string
  kind: 'slashes' | 'lamAlef' | 'mixedDigits'
}

export interface RepairedText {
  text: string
  /** Every change, in order of the steps: slashes, lam-alef, digits. */
  repairs: Repair[]
  /** Words left as they stand that a person should look at: right in both spellings, or with two possible repairs. */
  doubtful: string[]
}

/** Frequent words where ا-ل and ل-ا are both words. */
export const AMBIGUOUS_LAM_ALEF: ReadonlySet<string> = new Set(
  'بال سالم صالح خالص طالب مالک وال الله خالق ثالث الف تالش قالب الک والد الحق پالتو سفال'.split(' '),
)

const brokenBySlashes = new RegExp(`(?<![${LETTER}])[${LETTER}]+(?://+[${LETTER}]+)+`, 'g')
const wordPattern = new RegExp(`[${LETTER}]+(?:${HALF_SPACE}[${LETTER}]+)*`, 'g')
const mixedPair = /(?<![0-9۰-۹])([0-9][۰-۹])(?![0-9۰-۹])/g

/**
 * Repairs the damage of a Persian PDF and says what it changed. The result has also gone through `normaliseInput`.
 * A word that the dictionary knows is never changed, and one with two possible repairs is only reported.
 */
export function repairText(text: string, options: RepairOptions = {}): RepairedText {
  const repairs: Repair[] = []
  const doubtful = new Set<string>()
  let result = normaliseInput(text)
  const change = (kind: Repair['kind'], from: string, to: string) => {
    if (from !== to) repairs.push({ from, to, kind })
    return to
  }
  if (options.slashes !== false) {
    result = result.replace(brokenBySlashes, (word) => change('slashes', word, word.replace(/\/+/g, '')))
  }
  const { isWord } = options
  if (options.lamAlef !== false && isWord) {
    result = result.replace(wordPattern, (word) => {
      const found = repairLamAlef(word, isWord, options.isAmbiguous)
      if (found.doubtful) doubtful.add(word)
      return change('lamAlef', word, found.word)
    })
  }
  if (options.mixedDigits) {
    result = result.replace(mixedPair, (pair) => change('mixedDigits', pair, toPersianDigits(pair[1]! + pair[0]!)))
  }
  return { text: result, repairs, doubtful: [...doubtful] }
}

/** One word: its only repair that is a word, else the word itself. */
export function repairLamAlef(
  word: string,
  isWord: (word: string) => boolean,
  isAmbiguous: (word: string) => boolean = (one) => AMBIGUOUS_LAM_ALEF.has(one),
): { word: string; doubtful: boolean } {
  if (!word.includes('ال')) return { word, doubtful: false }
  if (isAmbiguous(word)) return { word, doubtful: true }
  if (knows(word, isWord)) return { word, doubtful: stems(word).some(isAmbiguous) }
  const known = swaps(word).filter((candidate) => knows(candidate, isWord))
  if (known.length === 1) return { word: known[0]!, doubtful: false }
  if (known.length > 1) return { word, doubtful: true }
  if (!word.includes(HALF_SPACE)) return { word, doubtful: false }
  const parts = word.split(HALF_SPACE).map((part) => repairLamAlef(part, isWord, isAmbiguous))
  return { word: parts.map((part) => part.word).join(HALF_SPACE), doubtful: parts.some((part) => part.doubtful) }
}

/** Every spelling with one or more ال turned to لا; words have few, so four at most are tried. */
function swaps(word: string): string[] {
  const pieces = word.split('ال')
  const gaps = Math.min(pieces.length - 1, 4)
  const found: string[] = []
  for (let choice = 1; choice < 2 ** gaps; choice++) {
    found.push(pieces.reduce((sum, piece, at) => `${sum}${choice & (1 << (at - 1)) ? 'لا' : 'ال'}${piece}`))
  }
  return found
}

const ENDINGS = [
  ...['هایشان', 'هایمان', 'هایتان', 'هایی', 'های', 'ها', 'ترین', 'تری', 'تر', 'شان', 'مان', 'تان'],
  ...['ای', 'ام', 'اند', 'اش', 'ات', 'ان', 'ی', 'م', 'ش', 'ت', 'ند', 'یم', 'ید'],
]

function stems(word: string): string[] {
  const cut = (one: string) =>
    ENDINGS.filter((ending) => one.endsWith(ending) && one.length - ending.length >= 2).map((ending) =>
      one.slice(0, -ending.length).replace(/\u200c$/, ''),
    )
  const once = cut(word)
  return [...once, ...once.flatMap(cut)]
}

function knows(word: string, isWord: (word: string) => boolean): boolean {
  return isWord(word) || stems(word).some((stem) => stem.length >= 3 && isWord(stem))
}
