import { searchLamAlef, searchWords } from '../../kernel/fa/index.ts'

/** A word of a query, as the index is asked for it: any of these patterns of LIKE. */
export interface AskedWord {
  word: string
  patterns: readonly string[]
}

/** Most words of one query; who writes more is answered by the first. */
const mostWords = 8

/**
 * The words of a query. From three letters on a word is found anywhere, half a word too; a shorter one only where a word begins, as the
 * index knows nothing smaller. A word with lam-alef is also asked for in the order that broken PDFs write.
 */
export function askedWords(query: string): readonly AskedWord[] {
  const words = searchWords(query).split(' ').filter(Boolean)
  return [...new Set(words)].slice(0, mostWords).map((word) => {
    const turned = searchLamAlef(word)
    const spellings = turned === word ? [word] : [word, turned]
    return { word, patterns: spellings.map((one) => (one.length < 3 ? `% ${one}%` : `%${one}%`)) }
  })
}

/** Too short to be asked: one letter alone stands in almost everything. */
export const tooShort = (words: readonly AskedWord[]): boolean => words.every(({ word }) => word.length < 2)

/** Kinds in the order in which they are shown; those that are not named come after, as they are. */
export const kindOrder: readonly string[] = [
  'cluster',
  'person',
  'organisation',
  'unit',
  'body',
  'session',
  'resolution',
  'writtenDecision',
  'letter',
  'activity',
  'planYear',
  'plan',
  'file',
]

export interface Ranked {
  id: string
  kind: string
}
export interface Group<Row> {
  kind: string
  rows: readonly Row[]
  /** There are more than are shown. */
  more: boolean
}

/** Rows in their rank, by kind; a kind shows so many at most. */
export function groupsOf<Row extends Ranked>(rows: readonly Row[], most: number): Group<Row>[] {
  const place = (kind: string) => (kindOrder.includes(kind) ? kindOrder.indexOf(kind) : kindOrder.length)
  return [...Map.groupBy(rows, (row) => row.kind)]
    .map(([kind, own]) => ({ kind, rows: own.slice(0, most), more: own.length > most }))
    .toSorted((one, other) => place(one.kind) - place(other.kind))
}
