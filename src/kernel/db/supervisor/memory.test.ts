import { describe, expect, test } from 'vitest'
import { memoryHere, memorySettings } from './memory.ts'

const GB = 2 ** 30

describe('memory of PostgreSQL', () => {
  test.each([
    [0.25, '128MB', '256MB'],
    [1, '128MB', '512MB'],
    [4, '256MB', '2048MB'],
    [24, '1536MB', '12288MB'],
    [512, '2048MB', '65536MB'],
  ])('on a machine with %d GB', (gigabytes, shared_buffers, effective_cache_size) => {
    expect(memorySettings(gigabytes * GB)).toEqual({ shared_buffers, effective_cache_size })
  })

  test('is planned from what this process may use', () => {
    expect(memoryHere()).toBeGreaterThan(64 * 2 ** 20)
  })
})
