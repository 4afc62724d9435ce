/** Times of one page, in milliseconds. */
export interface Row {
  name: string
  http: readonly number[]
  bare: readonly number[]
}

export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN

/** p50 and p95 over HTTP beside bare SQL, and how many times the one takes the other. */
export function table(rows: readonly Row[]): string {
  const head = ['', 'p50 ms', 'p95 ms', 'SQL p50', 'SQL p95', '× p50', '× p95', 'n', 'to reach']
  const lines = rows.map(({ name, http, bare }) => {
    const [p50, p95, b50, b95] = [quantile(http, 0.5), quantile(http, 0.95), quantile(bare, 0.5), quantile(bare, 0.95)]
    const reached = p95 <= 60 && p95 <= 2 * b95 ? 'reached' : p95 <= 60 ? '60 ms only' : 'not reached'
    return [
      name,
      ...[p50, p95, b50, b95].map((ms) => ms.toFixed(1)),
      (p50 / b50).toFixed(1),
      (p95 / b95).toFixed(1),
      String(http.length),
      reached,
    ]
  })
  const widths = head.map((_, n) => Math.max(...[head, ...lines].map((line) => line[n]!.length)))
  return [head, ...lines]
    .map((line) => line.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join('  '))
    .join('\n')
}
