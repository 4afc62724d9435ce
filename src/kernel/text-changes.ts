/** A run of text that stands in both editions, or in one of them. */
export interface Piece {
  what: 'same' | 'added' | 'removed'
  text: string
}

/** Above this many pairs words are not compared one by one, but paragraph by paragraph: it must not hold up others. */
const MOST_PAIRS = 4_000_000

/** Words of a text with its line ends as words of their own, so that a new paragraph is a change too. */
const wordsOf = (text: string): string[] => text.match(/\n+|[^\s]+/g) ?? []
const paragraphsOf = (text: string): string[] => text.match(/\n+|[^\n]+/g) ?? []

/**
 * What became of a text: runs of words that stayed, came and went, in reading order; of a replacement first what went. Joining what is not
 * added gives the old text, joining what is not removed the new one (spaces made single). Half-spaces bind: «می‌شود» is one word.
 */
export function textChanges(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const large = old.length * now.length > MOST_PAIRS
  return large ? piecesOf(paragraphsOf(before), paragraphsOf(after)) : piecesOf(old, now)
}

function piecesOf(old: readonly string[], now: readonly string[]): Piece[] {
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1
  return joined([
    ...old.slice(0, head).map((text): Piece => ({ what: 'same', text })),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map((text): Piece => ({ what: 'same', text })),
  ])
}

/** The longest common run of words by the classical table; what is not in it came or went. */
function middle(old: readonly string[], now: readonly string[]): Piece[] {
  const width = now.length + 1
  const longest = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      longest[i * width + j] =
        old[i] === now[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ what: 'same', text: old[i]! })
      i += 1
      j += 1
    } else if (i < old.length && (j === now.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) {
      pieces.push({ what: 'removed', text: old[i]! })
      i += 1
    } else {
      pieces.push({ what: 'added', text: now[j]! })
      j += 1
    }
  }
  return pieces
}

/** Neighbours of one kind as one run; between two runs of change that touch, what went stands first. */
function joined(pieces: readonly Piece[]): Piece[] {
  const runs: { what: Piece['what']; words: string[] }[] = []
  for (let at = 0; at < pieces.length; ) {
    let end = at
    while (end < pieces.length && (pieces[end]!.what === 'same') === (pieces[at]!.what === 'same')) end += 1
    const run = pieces.slice(at, end)
    for (const what of ['same', 'removed', 'added'] as const) {
      const words = run.filter((piece) => piece.what === what).map((piece) => piece.text)
      if (words.length > 0) runs.push({ what, words })
    }
    at = end
  }
  return runs.map(({ what, words }) => ({ what, text: words.join(' ').replace(/ ?(\n+) ?/g, '$1') }))
}

/** How many words came and went. */
export function changeCounts(pieces: readonly Piece[]): { added: number; removed: number } {
  const count = (what: Piece['what']) =>
    pieces
      .filter((piece) => piece.what === what)
      .reduce((sum, piece) => sum + (piece.text.match(/\S+/g)?.length ?? 0), 0)
  return { added: count('added'), removed: count('removed') }
}
