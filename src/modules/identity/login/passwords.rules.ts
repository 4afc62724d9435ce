import { toLatinDigits } from '../../../kernel/fa/index.ts'

/** Least and greatest length of a password, in characters. */
export const passwordLength = { least: 10, most: 128 } as const

/** One form for a password whichever keyboard typed it: Persian letters and Latin digits, no direction marks. */
export const foldPassword = (typed: string): string =>
  toLatinDigits(typed.normalize('NFKC'))
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')

const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدئو',
  'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
]
const stems = [
  'password',
  'passw0rd',
  'qwerty',
  'letmein',
  'welcome',
  'admin',
  'administrator',
  'iloveyou',
  'khoosheh',
  'khushe',
  'خوشه',
  'گذرواژه',
  'رمزعبور',
  'salam',
  'سلام',
  'iran',
  'ایران',
]

const runs = (text: string) => rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text))

/** The text with everything that is easily guessed taken out: known words, years, runs of the keyboard of four and more. */
function withoutGuessable(text: string, known: readonly string[]): string {
  let rest = text
  for (const word of [...known, ...stems]) if (word.length >= 3) rest = rest.replaceAll(word.toLowerCase(), '')
  rest = rest.replaceAll(/(13|14|19|20)\d\d/g, '')
  for (let size = rest.length; size >= 4; size--)
    for (let at = 0; at + size <= rest.length; at++)
      if (runs(rest.slice(at, at + size))) rest = rest.slice(0, at) + rest.slice(at + size)
  return rest
}

/**
 * The code of what makes a password weak, or null. Too short; few different characters; or hardly anything left (under four characters)
 * once common words, years, keyboard runs and what is known of the person (name, keys) are taken out.
 * @param known the person's names and login keys
 */
export function weaknessOf(typed: string, known: readonly string[] = []): string | null {
  const password = foldPassword(typed)
  if ([...password].length < passwordLength.least) return 'identity.passwordShort'
  if ([...password].length > passwordLength.most) return 'identity.passwordLong'
  if (new Set(password).size < 5) return 'identity.passwordCommon'
  const words = known.flatMap((name) => [name, ...name.split(/[\s@.]+/)])
  return withoutGuessable(password.toLowerCase(), words).length < 4 ? 'identity.passwordCommon' : null
}
