import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { page, readGlossary, repeated, source, writeGlossary } from '../scripts/glossary.ts'
import { root } from '../scripts/selection.ts'
import { demoAccounts, demoPassword } from '../src/app/demo/accounts.ts'
import { en as settingsWords } from '../src/app/settings.en.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe('the glossary', () => {
  const entries = readGlossary(readFileSync(source, 'utf8'))

  it('is on the page as the table has it', () => {
    expect(readFileSync(page, 'utf8')).toBe(writeGlossary(entries))
  })

  it.each(['fa', 'en', 'code'] as const)('has no %s word twice', (column) => {
    expect(repeated(entries, column)).toEqual([])
  })

  it('has code words that can be names in code', () => {
    expect(entries.map(({ code }) => code).filter((code) => !/^[a-z][A-Za-z0-9]*$/.test(code))).toEqual([])
  })

  it('refuses a wrong heading, a missing cell and an unknown group, and sees a word that stands twice', () => {
    const head = 'fa\ten\tcode\tdefinition\tgroup'
    const row = 'خوشه\tcluster\tcluster\tUnits of one trade\tcluster'
    expect(readGlossary(`${head}\n${row}\n`)).toHaveLength(1)
    expect(() => readGlossary(`fa\ten\n${row}`)).toThrow('first line')
    expect(() => readGlossary(`${head}\nخوشه\tcluster\t\tUnits\tcluster`)).toThrow('line 2')
    expect(() => readGlossary(`${head}\n${row}s`)).toThrow('unknown group clusters')
    expect(repeated(readGlossary(`${head}\n${row}\n${row}`), 'code')).toEqual(['cluster'])
  })
})

describe.each(['README.md', 'README.fa.md'])('%s', (path) => {
  const text = read(path)

  it('names every setting', () => {
    const names = Object.keys(settingsWords).flatMap((key) => /^accepted\.(\w+)$/.exec(key)?.[1] ?? [])
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([])
  })

  it('names every demo account and their password', () => {
    expect(demoAccounts.map(({ email }) => email).filter((email) => !text.includes(`\`${email}\``))).toEqual([])
    expect(text).toContain(demoPassword)
  })
})

describe('the documents', () => {
  const folder = (path: string) => readdirSync(join(root, path)).filter((name) => name.endsWith('.md'))
  const documents = [
    ...folder('.'),
    ...['docs', 'docs/decisions', 'docs/rooms', 'content'].flatMap((path) =>
      folder(path).map((name) => `${path}/${name}`),
    ),
  ]

  it.each(documents)('%s links to files that exist', (path) => {
    const links = [...read(path).matchAll(/(?<!!)\[[^\]]*\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target!)
    const own = links.filter((target) => !/^[a-z]+:/.test(target))
    expect(own.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([])
  })

  it.each(documents)('%s names source files that exist', (path) => {
    const named = [
      ...read(path).matchAll(/`((?:src|test|scripts|content|docs|bin)\/[\w./-]+\.(?:tsx?|js|tsv|json|md))`/g),
    ]
    expect(named.map(([, file]) => file!).filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})
