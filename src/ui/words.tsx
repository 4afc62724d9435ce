import { createContext, Fragment, type ReactNode, use, useContext, useMemo } from 'react'
import { faDigits, formatNumber } from './fa.ts'
import { type Locale, useLooks } from './locale.tsx'
import { fa as uiFa } from './ui.fa.ts'

/** One language of one module: key → text with `{placeholders}`; `**…**` marks strong words in rich text. */
export type Dictionary = Readonly<Record<string, string>>
type Loaded = Dictionary | { readonly fa: Dictionary } | { readonly en: Dictionary }
type Source = Dictionary | (() => Promise<Loaded>)
/** Per module name: Persian at hand or loaded with the screen, English loaded when it is first asked for. */
export type WordSources = Readonly<Record<string, { readonly fa: Source; readonly en: Source }>>

export type Value = string | number | null | undefined
export interface Translate<Keys extends Dictionary> {
  /** Text of a key. Numbers come out in the digits of the language; write a year as a string, it is not grouped. */
  (key: keyof Keys & string, params?: Record<string, Value>): string
  /** As above with elements for placeholders (figures, links) and `**strong**` words. */
  rich(key: keyof Keys & string, params?: Record<string, ReactNode>): ReactNode
  /** Text of a key known only at run time (a refusal's code), or null where the dictionary has none. */
  maybe(key: string, params?: Record<string, Value>): string | null
}

const WordsContext = createContext<WordSources>({})
const uiSource = { fa: uiFa, en: () => import('./ui.en.ts') } satisfies WordSources[string]

export function WordsProvider({ sources, children }: { sources: WordSources; children: ReactNode }) {
  const all = useMemo(() => ({ ui: uiSource, ...sources }), [sources])
  return <WordsContext value={all}>{children}</WordsContext>
}

const waiting = new Map<Source, Promise<Dictionary>>()
function load(source: () => Promise<Loaded>): Promise<Dictionary> {
  let promise = waiting.get(source)
  if (!promise) {
    promise = source().then((loaded) => {
      const box = loaded as { fa?: Dictionary; en?: Dictionary }
      return typeof box.fa === 'object' ? box.fa : typeof box.en === 'object' ? box.en : (loaded as Dictionary)
    })
    // A failed load is forgotten, so that the next visit tries again.
    promise.catch(() => waiting.delete(source))
    waiting.set(source, promise)
  }
  return promise
}

const plainDigits = /^[−-]?[\d/.:,٬]+$/
/** How one value stands in a text: numbers grouped, digit strings in the digits of the language, others as they are. */
export function show(value: Value, locale: Locale): string {
  if (value === null || value === undefined) return '—'
  if (typeof value === 'number') return formatNumber(value, { locale })
  return locale === 'fa' && plainDigits.test(value) ? faDigits(value) : value
}

/** Splits a text into plain pieces, placeholders and strong runs; pure, tested. */
export function pieces(text: string): Array<{ text?: string; hole?: string; strong?: boolean }> {
  const out: Array<{ text?: string; hole?: string; strong?: boolean }> = []
  let strong = false
  for (const part of text.split(/(\*\*|\{\w+\})/)) {
    if (part === '**') strong = !strong
    else if (/^\{\w+\}$/.test(part)) out.push({ hole: part.slice(1, -1), strong })
    else if (part) out.push({ text: part, strong })
  }
  return out
}

/** Builds the reader of one dictionary. A missing key is shown between brackets and reported in the console. */
export function translator<Keys extends Dictionary>(words: Dictionary, locale: Locale, name: string): Translate<Keys> {
  const find = (key: string): string => {
    const text = words[key]
    if (text !== undefined) return text
    console.error(`words: «${name}» has no key «${key}» in ${locale}`)
    return `⟦${name}.${key}⟧`
  }
  const fill = (text: string, params: Record<string, Value> = {}) =>
    text.replaceAll(/\{(\w+)\}/g, (hole, key: string) => {
      if (key in params) return show(params[key], locale)
      console.error(`words: «${name}» was given no value for ${hole}`)
      return hole
    })
  const plain = (text: string, params?: Record<string, Value>) => fill(text, params).replaceAll('**', '')
  const t = ((key, params) => plain(find(key), params)) as Translate<Keys>
  t.maybe = (key, params) => (words[key] === undefined ? null : plain(words[key], params))
  t.rich = (key, params = {}) =>
    pieces(find(key)).map((piece, index) => {
      const value = piece.hole === undefined ? piece.text : params[piece.hole]
      const node =
        typeof value === 'number' || typeof value === 'string' ? (piece.hole ? show(value, locale) : value) : value
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      return piece.strong ? <b key={index}>{node}</b> : <Fragment key={index}>{node}</Fragment>
    })
  return t
}

/** Words of one module in the language of the page. Suspends while a dictionary is on its way. */
export function useWords<Keys extends Dictionary>(name: string): Translate<Keys> {
  const { locale } = useLooks()
  const source = useContext(WordsContext)[name]
  if (!source) throw new Error(`words: no dictionary named «${name}»; list it in the app's words`)
  const chosen = source[locale]
  const words = typeof chosen === 'function' ? use(load(chosen)) : chosen
  return useMemo(() => translator<Keys>(words, locale, name), [words, locale, name])
}

/** Words of the components themselves. */
export const useUiWords = () => useWords<typeof uiFa>('ui')
