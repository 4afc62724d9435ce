import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { sharedFolder } from '../../../test/world/folders.ts'
import { readArchive, writeArchive } from './archive.ts'

const folder = sharedFolder()
let file: string
const pieces: Record<string, Buffer> = {
  'one.json': Buffer.from('{"a":1}'),
  'tables/claims/000001': Buffer.alloc(300_000, 'سطر\t۱\n'),
  'tables/empty/000001': Buffer.alloc(0),
}
const nothing = async () => {}

beforeAll(async () => {
  file = join(folder, 'whole.khoosheh')
  await writeArchive(file, async (put) => {
    for (const [name, content] of Object.entries(pieces)) await put(name, content)
  })
})

describe('an archive', () => {
  it('gives back what was put in, in order, and its file is for its owner alone', async () => {
    const found: Record<string, Buffer> = {}
    await readArchive(file, async (name, content) => {
      found[name] = content
    })
    expect(Object.keys(found)).toEqual(Object.keys(pieces))
    for (const [name, content] of Object.entries(pieces)) expect(found[name]!.equals(content)).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('a flipped byte is found, wherever it is', async () => {
    const whole = readFileSync(file)
    const other = join(folder, 'flipped.khoosheh')
    // every byte of the ends, where headers and seal are, and many between
    const places = [...whole.keys()].filter(
      (place) => place < 40 || place >= whole.length - 90 || place % Math.ceil(whole.length / 120) === 0,
    )
    for (const place of places) {
      const bytes = Buffer.from(whole)
      bytes[place]! ^= 1 << (place % 8)
      writeFileSync(other, bytes)
      await expect(readArchive(other, nothing), `byte ${place}`).rejects.toMatchObject({ name: 'Problem' })
    }
    expect(places.length).toBeGreaterThan(150)
  })

  it('a file that was cut, is empty or is something else is refused', async () => {
    const whole = readFileSync(file)
    const other = join(folder, 'cut.khoosheh')
    for (const length of [0, 10, 47, 48, whole.length - 1, Math.floor(whole.length / 2)]) {
      writeFileSync(other, whole.subarray(0, length))
      await expect(readArchive(other, nothing), `${length} bytes`).rejects.toMatchObject({ name: 'Problem' })
    }
    await expect(readArchive(join(folder, 'none'), nothing)).rejects.toThrow(/was not found/)
  })

  it('writes over nothing, and one that failed leaves nothing behind', async () => {
    await expect(writeArchive(file, nothing)).rejects.toThrow(/is there and was not written over/)
    const failed = join(folder, 'failed.khoosheh')
    await expect(
      writeArchive(failed, async (put) => {
        await put('one', Buffer.from('1'))
        throw new Error('the database went away')
      }),
    ).rejects.toThrow('the database went away')
    expect((await readdir(folder)).filter((name) => name.startsWith('failed'))).toEqual([])
  })

  it('what the taker refuses is its own word', async () => {
    await expect(
      readArchive(file, async () => {
        throw new Error('the taker says no')
      }),
    ).rejects.toThrow('the taker says no')
  })
})
