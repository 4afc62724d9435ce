import { toDecimal } from './decimals.ts'
import { toLatinDigits } from './digits.ts'
import { normaliseInput } from './normalise.ts'

const ONES = 'صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'.split(' ')
const TENS = '- - بیست سی چهل پنجاه شصت هفتاد هشتاد نود'.split(' ')
const HUNDREDS = '- صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد'.split(' ')
// Iran counts on the long words of the short scale; beyond a trillion offices say «هزار تریلیون».
const SCALES = ['', 'هزار', 'میلیون', 'میلیارد', 'تریلیون', 'کوآدریلیون', 'کوینتیلیون']

/** A whole number in words: 8356 → هشت هزار و سیصد و پنجاه و شش. Throws RangeError for fractions and beyond 21 digits. */
export function numberToWords(value: string | number | bigint): string {
  const { negative, whole, fraction } = toDecimal(value)
  if (fraction !== '' && /[1-9]/.test(fraction)) throw new RangeError('only whole numbers are written in words')
  if (whole.length > SCALES.length * 3) throw new RangeError('too large to be written in words')
  if (whole === '0') return ONES[0]!
  const groups: string[] = []
  const padded = whole.padStart(Math.ceil(whole.length / 3) * 3, '0')
  for (let at = 0; at < padded.length; at += 3) {
    const group = Number(padded.slice(at, at + 3))
    const scale = SCALES[(padded.length - at) / 3 - 1]!
    if (group === 0) continue
    // «هزار», not «یک هزار»; but «یک میلیون».
    groups.push(group === 1 && scale === 'هزار' ? scale : `${belowThousand(group)} ${scale}`.trim())
  }
  return (negative ? 'منفی ' : '') + groups.join(' و ')
}

function belowThousand(group: number): string {
  const rest = group % 100
  const words = [
    group >= 100 ? HUNDREDS[Math.floor(group / 100)]! : '',
    rest >= 20 ? TENS[Math.floor(rest / 10)]! : '',
    rest >= 20 ? (rest % 10 ? ONES[rest % 10]! : '') : rest ? ONES[rest]! : '',
  ]
  return words.filter(Boolean).join(' و ')
}

/** An amount of money in words, as contracts want it: 1500000 → یک میلیون و پانصد هزار ریال. */
export function rialsInWords(value: string | number | bigint): string {
  return `${numberToWords(value)} ریال`
}

const VALUES = new Map<string, number>()
for (const [value, word] of ONES.entries()) VALUES.set(word, value)
for (const [ten, word] of TENS.entries()) if (ten >= 2) VALUES.set(word, ten * 10)
for (const [hundred, word] of HUNDREDS.entries()) if (hundred >= 1) VALUES.set(word, hundred * 100)
for (const [word, value] of [
  ['یکصد', 100],
  ['چار', 4],
  ['چارده', 14],
  ['شونزده', 16],
  ['هیجده', 18],
  ['هژده', 18],
] as const) {
  VALUES.set(word, value)
}
for (const [word, value] of [
  ['چارصد', 400],
  ['پونصد', 500],
  ['ششصد', 600],
  ['شیش', 6],
] as const)
  VALUES.set(word, value)

const SCALE_VALUES = new Map<string, bigint>(SCALES.slice(1).map((word, at) => [word, 1000n ** BigInt(at + 1)]))
SCALE_VALUES.set('ملیون', 1_000_000n).set('ملیارد', 1_000_000_000n).set('بیلیون', 1_000_000_000_000n)

/**
 * Reads a whole number in words, digits or both («سه هزار و ۴۰۰», «دو هزار میلیارد») into a decimal string.
 * The و may be missing; anything that is no number word answers null, as a number is never guessed.
 */
export function wordsToNumber(text: string): string | null {
  const words = splitNumberWords(text)
  const negative = words[0] === 'منفی'
  const value = readWords(negative ? words.slice(1) : words)
  if (value === null) return null
  return negative && value !== 0n ? `-${value}` : String(value)
}

/** The number words of a text, without و, in house spelling; shared with `parseOrdinal`. */
export function splitNumberWords(text: string): string[] {
  return toLatinDigits(normaliseInput(text, { lines: 'single' }))
    .replace(/^[-\u2212](?=\d)/, 'منفی ')
    .replace(/(?<=\d)[,٬،](?=\d{3}(?!\d))/g, '')
    .replace(/[\u200c ]+/g, ' ')
    .replace(/(?<=\d)(?=[^\d\s])/g, ' ')
    .replace(/(?<=(?:^| )(?:سی|چهار|چار|پان|شش|هفت|هشت|نه|یک)) (?=صد(?: |$))/g, '')
    .split(' ')
    .filter((word) => word !== '' && word !== 'و')
}

function readWords(words: string[]): bigint | null {
  if (words.length === 0) return null
  let top = -1
  let scale = 1n
  for (const [at, word] of words.entries()) {
    const value = SCALE_VALUES.get(word)
    if (value !== undefined && value >= scale) [top, scale] = [at, value]
  }
  // The largest scale parts the words: «دو هزار | میلیارد | پانصد», as offices count milliards by the thousand.
  if (top === -1) return readBelowThousand(words)
  // «میلیون هزار میلیون» names one scale twice: no number.
  if (words.slice(0, top).some((word) => SCALE_VALUES.get(word) === scale)) return null
  const count = top === 0 ? 1n : readWords(words.slice(0, top))
  const rest = top === words.length - 1 ? 0n : readWords(words.slice(top + 1))
  if (count === null || rest === null || count === 0n || rest >= scale) return null
  return count * scale + rest
}

/** Hundreds, then tens, then ones, each once at most; or one number in digits. */
function readBelowThousand(words: string[]): bigint | null {
  let sum = 0n
  let room = 1000n
  for (const [at, word] of words.entries()) {
    const digits = /^\d+$/.test(word)
    const known = digits ? BigInt(word) : VALUES.has(word) ? BigInt(VALUES.get(word)!) : null
    if (known === null || (known >= room && !(digits && at === 0)) || (known === 0n && words.length > 1)) return null
    sum += known
    room = digits ? 1n : known >= 100n ? 100n : known >= 20n ? 10n : 1n
  }
  return sum
}
