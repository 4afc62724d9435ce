/** First 32 bits of the fractions of cube roots of the first 64 primes, and of square roots of the first 8 (FIPS 180-4). */
const primes = Array.from({ length: 320 }, (_, at) => at).filter(
  (n) => n > 1 && Array.from({ length: Math.floor(Math.sqrt(n)) - 1 }, (_, at) => at + 2).every((by) => n % by !== 0),
)
const fraction = (root: number) => ((root - Math.floor(root)) * 0x1_0000_0000) | 0
const k = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)))
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function mix(state: Int32Array, block: DataView, w: Int32Array) {
  for (let at = 0; at < 16; at += 1) w[at] = block.getInt32(at * 4)
  for (let at = 16; at < 64; at += 1) {
    const [x, y] = [w[at - 15]!, w[at - 2]!]
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    w[at] = (w[at - 16]! + s0 + w[at - 7]! + s1) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[at]! + w[at]!) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at]! + word) | 0
}

/**
 * sha256 of bytes as hexadecimal, by ourselves: browsers give theirs only to pages under https, and many an office opens the house by
 * plain http within its own walls.
 */
export function sha256(bytes: Uint8Array): string {
  const length = bytes.length
  const padded = new Uint8Array((((length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(length / 0x2000_0000))
  view.setUint32(padded.length - 4, (length << 3) >>> 0)
  const state = Int32Array.from(start)
  const words = new Int32Array(64)
  for (let at = 0; at < padded.length; at += 64) mix(state, new DataView(padded.buffer, at, 64), words)
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
