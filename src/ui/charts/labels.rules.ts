export interface Label {
  id: string
  text: string
  /** Middle of the text, in pixels. */
  x: number
  y: number
}

/** Rough width of a 13 px label and its halo, in pixels. */
const widthOf = (text: string) => text.length * 6.8 + 8
const HEIGHT = 20

/** Labels that touch no earlier one, moved inward where they would leave a drawing of the given width. */
export function apart(labels: readonly Label[], width: number): Label[] {
  const kept: Label[] = []
  for (const label of labels) {
    const half = widthOf(label.text) / 2
    const x = Math.min(Math.max(label.x, half), Math.max(half, width - half))
    const meets = kept.some(
      (other) => Math.abs(other.x - x) < half + widthOf(other.text) / 2 && Math.abs(other.y - label.y) < HEIGHT,
    )
    if (!meets) kept.push({ ...label, x })
  }
  return kept
}
