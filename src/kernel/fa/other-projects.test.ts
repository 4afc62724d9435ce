import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toLatinDigits, toPersianDigits } from './digits.ts'
import { foldForSearch, stem } from './fold.ts'
import { writeHouseStyle } from './house-style.ts'
import { checkLegalId, checkNationalCode, checkSheba, normaliseMobile } from './identifiers.ts'
import { hasPersianLetter } from './letters.ts'
import { normaliseInput } from './normalise.ts'
import { numberToWords, wordsToNumber } from './number-words.ts'
import { formatNumber, parseNumber } from './numbers.ts'
import { ordinal, parseOrdinal } from './ordinals.ts'
import { EXCLUDED_CASES, EXCLUDED_OPERATIONS } from './other-projects.excluded.ts'
import { repairText } from './repair.ts'

/** The measuring data lies beside the repository and is never part of it. */
const shared = resolve(import.meta.dirname, '../../..', process.env.KHOOSHEH_SHARED ?? '../shared', 'data')

function sharedLines(path: string): string[] {
  const file = join(shared, path)
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

const sharedCases = (name: string) => sharedLines(`fa-normaliser/${name}.jsonl`).map((line) => JSON.parse(line) as Case)

/** Test cases of hazm, virastar and persian-tools, and artefacts of real PDFs, against the one house style. */
interface Case {
  id: string
  operation?: string
  kind?: string
  // biome-ignore lint/suspicious/noExplicitAny: the cases of other projects have every shape
  input: any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  expected: any
}

const house = (text: string) => writeHouseStyle(normaliseInput(text, { digits: 'fa' }))
const plain = (value: unknown) => {
  const parsed = parseNumber(String(value))
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}
const asNumber = (words: string) => {
  const value = wordsToNumber(words)
  return value === null ? null : Number(value)
}
const valid = (check: { ok: boolean }) => check.ok
const mobile = (text: string) => {
  const found = normaliseMobile(text)
  return found.ok ? found : { value: '', local: '' }
}

const RUN: Record<string, (input: Case['input']) => unknown> = {
  normalize: house,
  correct_spacing: house,
  persian_style: house,
  persian_number: house,
  seperate_mi: house,
  cleanup: house,
  remove_diacritics: (text) => normaliseInput(text),
  unicodes_replacement: (text) => normaliseInput(text),
  decrease_repeated_chars: house,
  token_spacing: (words) => house(words.join(' ')).split(' '),
  stem: (word) => stem(foldForSearch(word)),
  halfSpace: ([text]) => house(text),
  toPersianChars: ([text]) => normaliseInput(text),
  hasPersian: ([text]) => hasPersianLetter(text),
  numberToWords: ([value, options]) => (options?.ordinal ? ordinal(Number(plain(value))) : numberToWords(plain(value))),
  addCommas: ([value]) => formatNumber(plain(value), { locale: 'en' }),
  removeCommas: ([value]) => Number(plain(value)),
  addOrdinalSuffix: ([words]) => ordinal(Number(wordsToNumber(words))),
  removeOrdinalSuffix: ([words]) => numberToWords(parseOrdinal(words) ?? 0),
  wordsToNumber: ([words]) => asNumber(words),
  digitsArToFa: ([text]) => toPersianDigits(String(text)),
  digitsArToEn: ([text]) => toLatinDigits(String(text)),
  digitsEnToFa: ([text]) => toPersianDigits(String(text)),
  digitsFaToEn: ([text]) => toLatinDigits(String(text)),
  isPhoneNumberValid: ([text]) => valid(normaliseMobile(text)),
  getPhoneNumberPrefix: ([text]) => mobile(text).local.slice(1, 4),
  phoneNumberNormalizer: ([text, form]) => (form === '0' ? mobile(text).local : mobile(text).value),
  isShebaValid: ([text]) => valid(checkSheba(text)),
  verifyIranianLegalId: ([value]) => valid(checkLegalId(String(value))),
  verifyIranianNationalId: ([value]) => valid(checkNationalCode(String(value ?? ''))),
}

const wanted = (one: Case) =>
  one.expected && typeof one.expected === 'object' && '$falsy' in one.expected ? false : one.expected

function isWordOfHazm(): (word: string) => boolean {
  const words = new Set<string>()
  for (const line of sharedLines('fa-words/hazm_words.tsv')) {
    const [word = '', frequency] = line.split('\t')
    if (Number(frequency) > 0) words.add(word)
  }
  return (word) => words.has(word)
}

const SETS = ['text_cases', 'iran_identifiers', 'pdf_artefacts'] as const

describe.each(SETS)('%s', (name) => {
  const all = sharedCases(name)
  const excluded = all.filter((one) => EXCLUDED_CASES[one.id] || EXCLUDED_OPERATIONS[one.operation ?? ''])
  const run = all.filter((one) => !excluded.includes(one))
  const absent = all.length === 0

  test.skipIf(absent)(`runs ${run.length} of ${all.length} cases, ${excluded.length} left out with a reason`, () => {
    console.log(`${name}: ${run.length} run, ${excluded.length} left out with a reason, ${all.length} in all`)
    expect(run.length).toBeGreaterThan(0)
  })
  test.skipIf(!absent)(`shared data fa-normaliser/${name}.jsonl is absent: its cases were not run`, () => {})

  if (name === 'pdf_artefacts') {
    const isWord = isWordOfHazm()
    test.each(run)('$id $kind', (one) => {
      expect(repairText(one.input, { isWord, mixedDigits: one.kind === 'digit-order' }).text).toBe(one.expected)
    })
    return
  }
  test.each(run)('$id $operation', (one) => {
    const operation = RUN[one.operation ?? '']
    expect(operation, `no rule runs ${one.operation}`).toBeDefined()
    expect(operation!(one.input)).toEqual(wanted(one))
  })
})

test('every exclusion has its reason and no case is excluded twice', () => {
  for (const reason of [...Object.values(EXCLUDED_CASES), ...Object.values(EXCLUDED_OPERATIONS)]) {
    expect(reason.length).toBeGreaterThan(10)
  }
})

const all = SETS.flatMap((name) => sharedCases(name))
test.skipIf(all.length === 0)(
  'every exclusion is of a case that exists and that the house style really answers otherwise',
  () => {
    for (const id of Object.keys(EXCLUDED_CASES)) {
      const one = all.find((other) => other.id === id)
      expect(one, id).toBeDefined()
      const operation = RUN[one?.operation ?? '']
      if (!one || !operation) continue
      let answer: unknown
      try {
        answer = operation(one.input)
      } catch (error) {
        answer = error
      }
      expect(answer, `${id} passes: run it`).not.toEqual(wanted(one))
    }
  },
)
