import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeHouseStyle } from './house-style.ts'
import { normaliseInput } from './normalise.ts'

const content = join(import.meta.dirname, '../../../content')
const lines = readFileSync(join(content, 'messages.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t')[1] ?? '')
for (const file of readdirSync(join(content, 'templates')).filter((name) => name.endsWith('.fa.md'))) {
  lines.push(...readFileSync(join(content, 'templates', file), 'utf8').split('\n'))
}

/** Marks of templates ({{…}}, | tables |) are no running text. */
const sentences = lines.map((line) => line.trim()).filter((line) => /^[^{}|#*[\]_<>]+$/.test(line))

test("the product's own sentences are right already: normalising and house spelling leave them alone", () => {
  expect(sentences.length).toBeGreaterThan(100)
  const changed = sentences.filter((line) => normaliseInput(line) !== line || writeHouseStyle(line) !== line)
  expect(changed.map((line) => [line, writeHouseStyle(normaliseInput(line))])).toEqual([])
})
