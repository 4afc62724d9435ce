import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Colours, sizes and type of the house, then the page's own rules; without comments and line ends. */
const sheet = [read('../../ui/look/tokens.css'), read('publications.css')]
  .join('\n')
  // what a switch on the screen sets is of no use here: the page follows the device
  .replace(/^:root\[data-theme="dark"\][^{]*\{[^}]*\}$/m, '')
  .replaceAll(/\/\*[\s\S]*?\*\//g, '')
  .replaceAll(/\s+/g, ' ')
  .replaceAll(/ ?([{};,]) ?/g, '$1')
  .trim()

/** The one stylesheet of the public pages; its address changes with its content, so it is kept for a year. */
export const style = {
  text: sheet,
  address: `/public/style.css?v=${createHash('sha256').update(sheet).digest('hex').slice(0, 12)}`,
}

const files = createRequire(import.meta.url)
let font: Buffer | undefined
/** Vazirmatn of all weights with its Arabic letters alone, 48 kB; text stands before it has come. */
export const fontFile = (): Buffer =>
  (font ??= readFileSync(files.resolve('vazirmatn/misc/Non-Latin/fonts/webfonts/Vazirmatn-NL[wght].woff2')))
