import { HALF_SPACE, joinerAfter, LETTER } from './letters.ts'
import { gluedPrefix, spacedPrefix } from './verbs.ts'

export interface HouseStyleOptions {
  /** A word list; with it «شهرکهای» becomes «شهرک‌های» where شهرک is a word and شهرکهای is none. */
  isWord?: (word: string) => boolean
}

const END = `(?![${LETTER}\\u200c])`
const WORD = `(?<![${LETTER}\\u200c])((?:[${LETTER}]+\\u200c)*[${LETTER}]+)`
const PLURALS = '(?:ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان)'

const plural = new RegExp(`(?<=[${LETTER}]{2})[ \\u200c]+(?=${PLURALS}${END})`, 'g')
const gluedPluralOfHe = new RegExp(`(?<=[${LETTER}]ه)(?=${PLURALS}${END})`, 'g')
const superlative = new RegExp(`${WORD}[ \\u200c]+(?=ترین${END})`, 'g')
const comparative = new RegExp(`${WORD}[ \\u200c]+(?=تری?${END})`, 'g')
const afterHe = new RegExp(`(?<=[${LETTER}]{2}ه)(?<!همه) (?=(?:ای|ام|ات|اش|ایم|اید|اند)${END})`, 'g')
const oldHamzaSuffix = new RegExp(`(?<=[${LETTER}]ه)\\u200cئی${END}`, 'g')
const glued = new RegExp(WORD, 'g')
// «۹کیلومتر»: only long words, and none that belongs to its number (۵گانه، ۳ساله، ۱۲امین).
const gluedNumber = new RegExp(
  `(?<=[۰-۹])(?!ا?مین|ام${END}|ها|گان|ساله|نفره|روزه|ماهه|متری|درصدی|تایی)(?=[${LETTER}]{4})`,
  'g',
)

/** Adjectives after which «تر» is the comparative; elsewhere it can be «wet». The fold judges by the same list. */
export const COMPARABLE = new Set(
  (
    'بزرگ کوچک بلند کوتاه مهم کم بیش سریع کند آسان سخت ساده قوی ضعیف بالا پایین نزدیک دور جدید قدیمی تازه زود دیر گران ارزان ' +
    'زیبا زشت خوب بد سبک سنگین پهن باریک ژرف عمیق وسیع گسترده دقیق روشن تاریک گرم سرد خشک نرم تیز پاک کامل ناقص جامع مناسب موثر ' +
    'مؤثر مفید عالی پرشمار فراوان کافی امن آرام فعال پیشرفته پیچیده روان شفاف عادلانه جدی اصلی برتر شدید خفیف طولانی ویژه خاص ' +
    'عمومی عام غنی فقیر ثروتمند قدرتمند توانمند ارزشمند هوشمند محکم استوار پایدار ماهر جوان پیر مسن نوین درشت ریز پررنگ کمرنگ ' +
    'نازک ضخیم صمیمی رسمی مطمئن مشتاق'
  ).split(' '),
)
const CLOSED_UP = new Set(['بیش', 'کم'])

/** Compounds that offices write in three ways; the glossary's spelling wins. */
const COMPOUNDS: [RegExp, string][] = (
  [
    ['گفت ?و ?گو', 'گفت‌وگو'],
    ['جست ?و ?جو', 'جست‌وجو'],
    ['شست ?و ?شو', 'شست‌وشو'],
    ['کسب ?و ?کار', 'کسب‌وکار'],
    ['دانش ?بنیان', 'دانش‌بنیان'],
    ['ذی ?نفع', 'ذی‌نفع'],
    ['ذی ?نفعان', 'ذی‌نفعان'],
    ['صورت ?جلسه', 'صورت‌جلسه'],
    ['پیش ?نویس', 'پیش‌نویس'],
    ['عارضه ?یابی', 'عارضه‌یابی'],
    ['امکان ?سنجی', 'امکان‌سنجی'],
  ] as const
).map(([loose, house]) => [new RegExp(`(?<![${LETTER}\\u200c])${loose}(?=[ \\u200c]?${PLURALS}?${END})`, 'g'), house])

/**
 * Writes the half-spaces of house spelling: می‌، ‌ها، ‌تر، ‌ای، ‌ام and the compounds of the glossary.
 * Call it where a person asks for it (an import, a draft); it joins words, so it is not part of `normaliseInput`.
 * Expects text that went through `normaliseInput`.
 */
export function writeHouseStyle(text: string, options: HouseStyleOptions = {}): string {
  let result = text
  for (const [loose, house] of COMPOUNDS) result = result.replace(loose, house)
  result = result
    .replace(spacedPrefix, `$1${HALF_SPACE}`)
    .replace(gluedPrefix, `$1${HALF_SPACE}`)
    .replace(gluedNumber, ' ')
    .replace(plural, (_, at: number, whole: string) => joinerAfter(whole.slice(0, at)))
    .replace(gluedPluralOfHe, HALF_SPACE)
    .replace(superlative, (_, word: string) => word + (CLOSED_UP.has(word) ? '' : joinerAfter(word)))
    .replace(comparative, (found, word: string) => {
      if (!COMPARABLE.has(word)) return found
      return word + (CLOSED_UP.has(word) ? '' : joinerAfter(word))
    })
    .replace(afterHe, HALF_SPACE)
    .replace(oldHamzaSuffix, `${HALF_SPACE}ای`)
  return options.isWord ? splitGluedSuffixes(result, options.isWord) : result
}

const gluedSuffix = new RegExp(`^([${LETTER}]{2,}?)(${PLURALS.slice(3, -1)}|ترین)$`)

/** «شهرکهای» → «شهرک‌های», only where the whole is no word and the stem is one. */
function splitGluedSuffixes(text: string, isWord: (word: string) => boolean): string {
  return text.replace(glued, (word) => {
    const parts = gluedSuffix.exec(word)
    const stem = parts?.[1]
    if (!stem || isWord(word)) return word
    // «جلسهای»: no جلس, but جلسه with ‌ای.
    if (parts[2] === 'های' && !isWord(stem) && isWord(`${stem}ه`)) return `${stem}ه${HALF_SPACE}ای`
    return joinerAfter(stem) !== '' && isWord(stem) ? stem + HALF_SPACE + parts[2] : word
  })
}
