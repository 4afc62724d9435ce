import { HALF_SPACE, hasPersianLetter, LETTER, SMALL_HAMZA } from './letters.ts'

const WORD_END = `${LETTER}${SMALL_HAMZA}`
const edgeHalfSpace = new RegExp(
  `(?<![${WORD_END}\\p{L}\\p{Nd}])${HALF_SPACE}+|${HALF_SPACE}+(?![${LETTER}\\p{L}\\p{Nd}])`,
  'gu',
)
const repeatedHalfSpace = new RegExp(`${HALF_SPACE}{2,}`, 'g')
const spaceBeforeStop = new RegExp(`(?<=[${WORD_END}۰-۹»)\\]}…٪]) +(?=[:.!](?: |$|[»)\\]}؟]))`, 'g')
const noSpaceAfterMark = new RegExp(
  `(?<=[؟!…])(?=[${LETTER}«])|(?<=[${WORD_END}»)\\]][،؛])(?=[${LETTER}A-Za-z0-9۰-۹«(])`,
  'g',
)
const noSpaceAfterColon = new RegExp(`(?<=[${WORD_END}]:)(?=[${LETTER}«])`, 'g')
// «م.ت.ب» and «ه.ش» are no sentence ends: three letters before and two after make one.
const noSpaceAfterStop = new RegExp(`(?<=[${LETTER}]{3}\\.)(?=[${LETTER}]{2})`, 'g')
const gluedOpening = new RegExp(`(?<=[${WORD_END}])(?=«)`, 'g')
const gluedClosing = new RegExp(`(?<=»)(?=[${LETTER}])(?!(?:ها|های|هایی|ی|ای)(?![${LETTER}]))`, 'g')
const singleQuoted = /(?<![^ ([«])'([^'"«»\n]*)'(?![^ .,،؛:!؟?)\]»])/g
const doubleAngle = /<<([^<>\n]*)>>/g

/** Punctuation and spaces of one line. Latin lines only lose needless spaces. */
export function tidyLine(line: string): string {
  const persian = hasPersianLetter(line)
  let tidy = line.replace(/ {2,}/g, ' ').replace(repeatedHalfSpace, HALF_SPACE).replace(edgeHalfSpace, '')
  if (persian) tidy = quotes(headlineMarks(tidy))
  if (persian || !/[A-Za-z]/.test(line)) tidy = repeatedMarks(tidy)
  if (persian) tidy = latinMarks(tidy)
  tidy = trimInsideBrackets(tidy.replace(/ {2,}/g, ' ').trim())
  if (!persian) return tidy
  return tidy
    .replace(/(?<=[۰-۹]) ?%(?![0-9۰-۹A-Za-z])/g, '٪')
    .replace(/(?<=\S) +(?=[،؛؟])/g, '')
    .replace(spaceBeforeStop, '')
    .replace(noSpaceAfterMark, ' ')
    .replace(noSpaceAfterColon, ' ')
    .replace(noSpaceAfterStop, ' ')
    .replace(gluedOpening, ' ')
    .replace(gluedClosing, ' ')
}

/** Newspaper PDFs write ‹ for the spaces of a headline; a real ‹quotation› has both its ends. */
function headlineMarks(line: string): string {
  const opens = line.includes('‹')
  const closes = line.includes('›')
  return opens !== closes ? line.replace(/[‹›]/g, ' ').replace(/ {2,}/g, ' ') : line
}

function quotes(line: string): string {
  return line
    .replace(/"([^"\n]*)"/g, '«$1»')
    .replace(/[“„]([^“”„«»\n]*)”/g, '«$1»')
    .replace(doubleAngle, quotePersian)
    .replace(singleQuoted, quotePersian)
}

/** Single marks are also apostrophes and arrows: only what holds Persian is a quotation. */
function quotePersian(found: string, quoted: string): string {
  return hasPersianLetter(quoted) ? `«${quoted}»` : found
}

function repeatedMarks(line: string): string {
  return line
    .replace(/ *(?:\.{3,}|…)[.…]*/g, '…')
    .replace(/[!؟?]{2,}/g, (run) => (/[؟?]/.test(run) ? (run.includes('!') ? '؟!' : '؟') : '!'))
}

/** , ; ? of a Persian sentence become ، ؛ ؟; those of a Latin word, an address or a number stay. */
function latinMarks(line: string): string {
  return line.replace(/[,;?]/g, (mark, at: number) => {
    const before = line.slice(0, at).trimEnd().at(-1) ?? ''
    const after = line[at + 1] ?? ''
    if (/[A-Za-z=&\ue000]/.test(before) || /[A-Za-z0-9=&_/]/.test(after)) return mark
    if (mark === ',' && /[0-9۰-۹٠-٩]/.test(line[at - 1] ?? '') && /[0-9۰-۹٠-٩]/.test(after)) return mark
    return { ',': '،', ';': '؛', '?': '؟' }[mark] ?? mark
  })
}

const CLOSER: Record<string, string> = { '(': ')', '[': ']', '{': '}', '«': '»' }

/** Drops the spaces just inside brackets that really pair; a bracket without its mate is left alone. */
function trimInsideBrackets(line: string): string {
  const open: { at: number; closer: string }[] = []
  const drop = new Set<number>()
  for (let at = 0; at < line.length; at++) {
    const mark = line[at] ?? ''
    const closer = CLOSER[mark]
    if (closer) open.push({ at, closer })
    else if (open.at(-1)?.closer === mark) {
      const start = open.pop()?.at ?? at
      if (line[start + 1] === ' ') drop.add(start + 1)
      if (line[at - 1] === ' ') drop.add(at - 1)
    }
  }
  // Split by UTF-16 unit, as the positions are: spaces are never half of a pair.
  return line
    .split('')
    .filter((_, at) => !drop.has(at))
    .join('')
}
