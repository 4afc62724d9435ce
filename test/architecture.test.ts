import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Violation, violations, wordKeys } from './architecture/rules.ts'
import { readSources } from './architecture/source.ts'

const root = join(import.meta.dirname, '..')
const sources = readSources(
  root,
  ['src', 'test', 'scripts', 'bin'].filter((folder) => existsSync(join(root, folder))),
)
const told = (found: Violation[]) => found.map(({ path, rule, detail }) => `${path}: ${rule}: ${detail}`)

describe('the house', () => {
  it('is read whole', () => {
    expect(sources.map(({ path }) => path)).toContain('src/kernel/db/tables.ts')
    expect(sources.length).toBeGreaterThan(20)
  })

  it('keeps the rules of ARCHITECTURE.md', () => {
    expect(told(violations(sources))).toEqual([])
  })

  const dictionaries = sources.map(({ path }) => path).filter((path) => path.endsWith('.fa.ts'))
  it.each(dictionaries)('%s has the same keys in English', async (path) => {
    const { fa } = await import(join(root, path))
    const { en } = await import(join(root, path.replace(/\.fa\.ts$/, '.en.ts')))
    expect(told(wordKeys(path, fa, en))).toEqual([])
  })

  // a room joins the dictionaries of its parts: of two texts under one key the later would silently stand in for the other
  const rooms = [...new Set(dictionaries.flatMap((path) => /^src\/modules\/[^/]+\//.exec(path)?.[0] ?? []))]
  it.each(rooms)('%s says one thing under one key', async (room) => {
    const said = new Map<string, Set<string>>()
    for (const path of dictionaries.filter((one) => one.startsWith(room))) {
      const { fa } = (await import(join(root, path))) as { fa: Record<string, string> }
      for (const [key, text] of Object.entries(fa)) said.set(key, (said.get(key) ?? new Set()).add(text))
    }
    expect([...said].filter(([, texts]) => texts.size > 1).map(([key]) => key)).toEqual([])
  })
})
