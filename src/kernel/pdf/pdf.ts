import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type NodeCompiler, NodeCompiler as Typst } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintDocument, PrintLocale, PrintPart } from './print.ts'
import { type PrintWords, printFormats } from './print.words.ts'

/** Who prints, and when. */
export interface Printing {
  locale: PrintLocale
  by: string
  at: Date
}

let compiler: NodeCompiler | undefined
const template = readFileSync(join(import.meta.dirname, 'page.typ'), 'utf8')

/** The typesetter with Vazirmatn's static faces; made when something is first printed. It reads no file of the house. */
function typesetter(): NodeCompiler {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('vazirmatn/package.json')), 'fonts', 'ttf')
  compiler ??= Typst.create({ fontArgs: [{ fontPaths: [fonts] }], workspace: import.meta.dirname })
  return compiler
}

/** The data that the template reads: every field there, every value a text. */
export function printData(document: PrintDocument, { locale, by, at }: Printing, words: PrintWords) {
  const { day, dayAndTime } = printFormats(locale)
  const { asOf, knownAt, isPast } = document.when
  const of = words.asOf.replace('{day}', day(asOf))
  return {
    locale,
    house: words.house,
    title: document.title,
    place: document.place ?? '',
    lead: document.lead,
    asOf: isPast ? `${of} ${words.known.replace('{day}', dayAndTime(knownAt))}` : of,
    printed: words.printed.replace('{by}', by).replace('{at}', dayAndTime(at.toISOString())),
    page: words.page,
    wide: document.wide ?? false,
    notes: document.notes ?? [],
    parts: document.parts.map(partData),
  }
}

const partData = (part: PrintPart) => {
  const head = { kind: part.kind, heading: part.heading, note: part.note ?? '' }
  if (part.kind === 'text') return { ...head, lines: part.lines }
  if (part.kind === 'facts') return { ...head, facts: part.facts.map((one) => ({ source: '', ...one })) }
  return {
    ...head,
    columns: part.columns.map(({ title, width, num }) => ({ title, width: width ?? 0, num: num ?? false })),
    rows: part.rows,
    sum: part.sum ?? [],
    empty: part.empty ?? '',
  }
}

/** A source of ours set with its data (`sys.inputs.doc`, JSON) as PDF. User text is data and never becomes part of the source. */
export function setPages(source: string, data: unknown, at: Date): Buffer {
  const typst = typesetter()
  try {
    return typst.pdf(
      { mainFileContent: source, inputs: { doc: JSON.stringify(data) } },
      { creationTimestamp: Math.floor(at.getTime() / 1000) },
    )
  } finally {
    // what the typesetter remembers of old pages is let go
    typst.evictCache(10)
  }
}

/** The document of a page as PDF. */
export const writePdf = (document: PrintDocument, printing: Printing, words: PrintWords): Buffer =>
  setPages(template, printData(document, printing, words), printing.at)
