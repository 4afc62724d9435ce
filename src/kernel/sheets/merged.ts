import type { Readable } from 'node:stream'
import { refuse } from '../errors.ts'
import type { SheetRow } from '../sheets.ts'

interface Range {
  top: number
  bottom: number
  start: number
  end: number
}

/** Columns that tables have; merged cells lie side by side, so no row lies under more of them. */
const mostColumns = 200
/** Most merged ranges of a sheet, and most letters of a tag: more was not written by a person. */
const mostRanges = 100_000
const longestTag = 100_000

const reference = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/
const columnOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function rangeOf(text: string): Range | null {
  const found = reference.exec(text)
  if (!found || columnOf(found[1]!) > mostColumns) return null
  return {
    top: Number(found[2]),
    bottom: Number(found[4]),
    start: columnOf(found[1]!),
    // a merge over the whole width is worth the columns that tables have
    end: Math.min(columnOf(found[3]!), mostColumns),
  }
}

/**
 * The merged ranges of a sheet, which stand behind its rows, and how many rows it says to have. Read in a sweep of their own over the text,
 * so that the rows can stream afterwards with the ranges known.
 */
export async function mergedCells(sheet: Readable) {
  const ranges: Range[] = []
  let rows: number | null = null
  let rest = ''
  sheet.setEncoding('utf8')
  for await (const piece of sheet) {
    const text = rest + (piece as string)
    if (rows === null) rows = rangeOf(/<(?:\w+:)?dimension[^<>]*ref="([^"]+)"/.exec(text)?.[1] ?? '')?.bottom ?? null
    for (const found of text.matchAll(/<(?:\w+:)?mergeCell [^<>]*?ref="([^"]+)"[^<>]*>/g)) {
      const range = rangeOf(found[1]!)
      if (range) ranges.push(range)
      if (ranges.length > mostRanges) throw refuse('kernel.sheetUnreadable')
    }
    const open = text.lastIndexOf('<')
    rest = open >= 0 && text.indexOf('>', open) < 0 ? text.slice(open) : ''
    if (rest.length > longestTag) throw refuse('kernel.sheetUnreadable')
  }
  ranges.sort((a, b) => a.top - b.top)
  return { rows, spread: () => spreader(ranges) }
}

/** Gives each row, in order, the values of the merged cells that reach into it. */
function spreader(ranges: readonly Range[]) {
  let next = 0
  let live: { range: Range; value: string }[] = []
  return (number: number, own: string[]): SheetRow | null => {
    while (next < ranges.length && ranges[next]!.top <= number) {
      const range = ranges[next]!
      live.push({ range, value: range.top === number ? (own[range.start - 1] ?? '') : '' })
      next++
    }
    live = live.filter(({ range }) => range.bottom >= number)
    if (live.length > mostColumns) throw refuse('kernel.sheetUnreadable')
    const said = own.filter((cell) => cell !== '').length
    // a row that says nothing of its own is the lower part of a tall one
    if (said === 0) return null
    const wide = live.find(({ range }) => range.top === number && range.end - range.start >= 2 && own[range.start - 1])
    if (wide && said === 1) return { number, cells: [...own], title: true }
    const cells = [...own]
    for (const { range, value } of live) {
      if (value === '') continue
      while (cells.length < range.end) cells.push('')
      for (let column = range.start; column <= range.end; column++) cells[column - 1] ||= value
    }
    return { number, cells }
  }
}
