/**
 * The text that the index of the house keeps of a name, and that a query is brought to. Coarser than `foldForSearch`, because it is also
 * done by the database (migration 0024, `search_text`): it knows letters and spaces, no endings. Both must stay the same, and a test
 * holds them to it.
 */
const looseEzafe =
  /([\u0647\u06D5\u06C1\u06BE])\u200C[\u06CC\u064A\u0649](?![\u0620-\u063F\u0641-\u064A\u066E-\u06D3\u06D5\u200C])/g
const unwritten =
  /[\u0300-\u036F\u0610-\u061A\u0621\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u00AC\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
const from = [...'يىؠېےكڪہھەةۃٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹']
const to = [...'یییییککههههها01234567890123456789']
const same = new Map(from.map((letter, place) => [letter, to[place]!]))
const unlike = new RegExp(`[${from.join('')}]`, 'g')

/** The words of a name, parted by one space: one letter for each that people type for one another, no marks, no half-spaces, Latin digits. */
export const searchWords = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKD')
    .replace(looseEzafe, '$1')
    .replace(unwritten, '')
    .toLowerCase()
    .replace(unlike, (letter) => same.get(letter)!)
    .replaceAll('هییت', 'هیات')
    .replaceAll('مسیول', 'مسوول')
    .replace(/[^0-9a-z\u0620-\u063F\u0641-\u064A\u066E-\u06D3]+/g, ' ')
    .trim()

/** لا and ال in one order, as broken PDFs write one for the other: محصوالت = محصولات. Also سالم = سلام, so it only widens a search. */
export function searchLamAlef(word: string): string {
  let result = word
  for (let pass = 0; pass < 4; pass++) result = result.replaceAll('ال', 'لا')
  return result
}

/** What the index keeps: the words, all of them written as one, and those with lam-alef in its one order; a space stands before each. */
export function searchText(text: string): string {
  const words = searchWords(text)
  const turned = words
    .split(' ')
    .filter((word) => searchLamAlef(word) !== word)
    .map(searchLamAlef)
  return ['', words, ...(words.includes(' ') ? [words.replaceAll(' ', '')] : []), ...turned].join(' ')
}
