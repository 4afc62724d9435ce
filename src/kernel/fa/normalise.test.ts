import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldForSearch } from './fold.ts'
import { writeHouseStyle } from './house-style.ts'
import { normaliseInput } from './normalise.ts'

describe('what comes in has one form', () => {
  test.each([
    ['Arabic letters', 'شركت شهركهاي صنعتي', 'شرکت شهرکهای صنعتی'],
    ['alef maksura and Urdu letters', 'حتى کہ دیر آمدے', 'حتی که دیر آمدی'],
    ['ة is a letter of Persian words and stays', 'دایرةالمعارف', 'دایرةالمعارف'],
    ['shapes of letters from old PDFs', 'ﺷﺮﻛﺖ ﻻﻟﻪ', 'شرکت لاله'],
    ['a letter and its mark become one', 'ا\u0653ب و تا\u0654مین', 'آب و تأمین'],
    ['tanvin and other marks', 'لطفاً اِعلامِ مُدَّت', 'لطفا اعلام مدت'],
    ['hamza that spells a word stays', 'تأمین مسئول مؤثر جزء', 'تأمین مسئول مؤثر جزء'],
    ['the small hamza has one form', 'خانۀ ما، خانه\u200c\u0654 ما', 'خانه\u0654 ما، خانه\u0654 ما'],
    ['kashida', 'تـوسـعه هـ.ش', 'توسعه ه.ش'],
    ['a kashida as a dash', '۱۱ـ۲۳', '۱۱–۲۳'],
    ['odd spaces and direction marks', '\u202bخوشه\u00a0\u00a0کفش\u200f\ufeff', 'خوشه کفش'],
    ['repeated and edge half-spaces', 'خوشه\u200c\u200cها\u200c و \u200cکفش\u200c', 'خوشه\u200cها و کفش'],
    ['half-spaces of old word processors', 'حرف\u00adها خوشه¬ها', 'حرف\u200cها خوشه\u200cها'],
    ['spaces around marks', 'گفت : کفش ،چرم ؛ نخ .', 'گفت: کفش، چرم؛ نخ.'],
    ['Latin marks in Persian', 'کفش, چرم; چرا?', 'کفش، چرم؛ چرا؟'],
    ['quotes', '"خوشه" و “کفش”', '«خوشه» و «کفش»'],
    ['brackets', '( الف ) و « ب »', '(الف) و «ب»'],
    ['a bracket that does not pair', '۱) الف', '۱) الف'],
    ['headline marks', '‹برگزاری‹شورای‹راهبری', 'برگزاری شورای راهبری'],
    ['a real single quotation', 'گفت ‹خوشه› است', 'گفت ‹خوشه› است'],
    ['suffixes in brackets', 'واحد(های) صنعتی', 'واحد(های) صنعتی'],
    ['an abbreviation is no sentence end', 'ق.م. و ه.ش', 'ق.م. و ه.ش'],
    ['an address', 'نشانی https://a.ir/x?y=1,2;z و a,b', 'نشانی https://a.ir/x?y=1,2;z و a,b'],
    ['line ends', 'الف \r\n\r\n\r\n\r\n ب', 'الف\n\nب'],
    ['broken surrogates and NUL', 'الف\u0000\ud800', 'الف\ufffd'],
    ['a family emoji', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ])('%s', (_name, typed, kept) => {
    expect(normaliseInput(typed)).toBe(kept)
  })

  test('digits stay as typed unless asked', () => {
    const typed = 'سال 1395 ، ٣ واحد ISIC4'
    expect(normaliseInput(typed)).toBe('سال 1395، ٣ واحد ISIC4')
    expect(normaliseInput(typed, { digits: 'fa' })).toBe('سال ۱۳۹۵، ۳ واحد ISIC4')
    expect(normaliseInput(typed, { digits: 'latin' })).toBe('سال 1395، 3 واحد ISIC4')
  })

  test('a name has one line', () => {
    expect(normaliseInput('خوشه\nکفش', { lines: 'single' })).toBe('خوشه کفش')
  })
})

describe('house spelling, where it is asked for', () => {
  test.each([
    ['می توان گفت نمیشود', 'می‌توان گفت نمی‌شود'],
    ['ماه می شد و میدان میانه', 'ماه می شد و میدان میانه'],
    ['تحقیق میدانی', 'تحقیق میدانی'],
    ['شهرک های صنعتی و کار ها', 'شهرک‌های صنعتی و کارها'],
    ['خوشههای دیگر', 'خوشه‌های دیگر'],
    ['مهم ترین، بزرگ تر، بیش تر', 'مهم‌ترین، بزرگ‌تر، بیشتر'],
    ['چرم تر', 'چرم تر'],
    ['خوشه ای که ساخته ایم', 'خوشه‌ای که ساخته‌ایم'],
    ['گفتوگو، جست و جو، کسب و کارها', 'گفت‌وگو، جست‌وجو، کسب‌وکارها'],
    ['شرکت دانش بنیان', 'شرکت دانش‌بنیان'],
    ['۳ساله ۵گانه ۹کیلومتر', '۳ساله ۵گانه ۹ کیلومتر'],
  ])('%s', (typed, house) => {
    expect(writeHouseStyle(typed)).toBe(house)
    expect(writeHouseStyle(house)).toBe(house)
  })

  test('glued plurals are split only with a word list that proves the stem', () => {
    const words = new Set(['شهرک', 'تنها', 'واحد'])
    const isWord = (word: string) => words.has(word)
    expect(writeHouseStyle('شهرکهای تنها واحدهای ناشناسها', { isWord })).toBe('شهرک‌های تنها واحدهای ناشناسها')
    expect(writeHouseStyle('شهرکهای')).toBe('شهرکهای')
    expect(writeHouseStyle('جلسهای', { isWord: (word) => word === 'جلسه' })).toBe('جلسه‌ای')
  })
})

const PIECES = [
  ...'ابپتجچحخدذرزسشصعغفقکگلمنوهیآأؤئءةيكىۀہﻻﷲ',
  ...['ها', 'های', 'می', 'نمی', 'تر', 'ترین', 'ای', 'ام', 'خوشه', 'شهرک', 'بزرگ', 'کرد', 'توان', 'گفت', 'و', 'گو'],
  ...[' ', ' ', '  ', '\u200c', '\u200c\u200c', '\n', '\t', '\u00a0', '\u200d', '\u00ad', '¬', '\u200b', '\u200f'],
  ...[...'.:,;?!،؛؟…«»‹›()[]{}"\'“”ـ–-/%٪٫٬<>&|'],
  ...[...'012۳۴۵٦٧', 'A', 'b', 'https://a.ir/b?c=1', '\u064b', '\u0651', '\u0654', '\u0653', '\u0670'],
]

/** Text of the pieces that the rules look at, so that they meet in every order. */
const persianText = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''))

describe('for any text', () => {
  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.oneof(persianText, fc.string({ unit: 'binary' })), (text) => {
        const once = normaliseInput(text)
        expect(normaliseInput(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  test('the fold does not depend on normalising first, and folds once', () => {
    fc.assert(
      fc.property(fc.oneof(persianText, fc.string({ unit: 'binary' })), (text) => {
        const folded = foldForSearch(text)
        expect(foldForSearch(normaliseInput(text))).toBe(folded)
        expect(foldForSearch(folded)).toBe(folded)
      }),
      { numRuns: 3000 },
    )
  })

  test('house spelling changes only spaces and half-spaces', () => {
    const bare = (text: string) => text.replace(/[ \u200c]/g, '')
    fc.assert(
      fc.property(persianText, (text) => {
        const typed = normaliseInput(text)
        expect(bare(writeHouseStyle(typed))).toBe(bare(typed))
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ' ',
    'ا',
    'a',
    'ـ',
    '.',
    "'ا",
    '<<ا',
    '"',
    '«',
    '(',
    '\u200c',
    '‹',
    'ه ',
    'می ',
    '/',
    'ا،',
    'a,',
    '1',
    '!',
  ])('a hundred thousand times %j takes no long time', (piece) => {
    const start = performance.now()
    const text = piece.repeat(100_000)
    writeHouseStyle(normaliseInput(text))
    foldForSearch(`x ${text} ا`)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
