import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.rules.ts'

const node = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('known answers of FIPS 180-4', () => {
  expect(sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  expect(sha256(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('every length around the edge of a block, and a large file', () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = randomBytes(length)
    expect([length, sha256(bytes)]).toEqual([length, node(bytes)])
  }
  const large = randomBytes(3_000_001)
  expect(sha256(large)).toBe(node(large))
})
