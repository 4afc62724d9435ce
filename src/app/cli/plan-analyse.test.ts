import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { registerPlan } from './plan-analyse.ts'

const folder = mkdtempSync(join(tmpdir(), 'khoosheh-plan-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

async function run(content: string | null) {
  const file = join(folder, 'schedule.json')
  if (content !== null) writeFileSync(file, content)
  let out = ''
  let err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text
    return true
  })
  const program = new Command()
  registerPlan(program)
  await program.parseAsync(['plan', 'analyse', content === null ? join(folder, 'absent.json') : file], { from: 'user' })
  return { out, err, code: process.exitCode }
}

test('a schedule file is answered as JSON', async () => {
  const { out, err, code } = await run('{"activities":[{"id":"a","duration":2}],"relations":[]}')
  expect(JSON.parse(out)).toMatchObject({ duration: 2, critical: ['a'] })
  expect([err, code]).toEqual(['', undefined])
})

test('a malformed file ends with a sentence in both languages and code 2', async () => {
  const { out, err, code } = await run('{"activities":[{"id":"a","duration":-2}],"relations":[]}')
  expect(out).toBe('')
  expect(err).toContain('مدت فعالیت «a»')
  expect(err).toContain('activities[0]')
  expect(err).toContain('The duration of activity “a”')
  expect(code).toBe(2)
})

test('a circle is named', async () => {
  const { err, code } = await run(
    '{"activities":[{"id":"a","duration":1},{"id":"b","duration":1}],"relations":[["a","b"],["b","a"]]}',
  )
  expect(err).toMatch(/a → b → a|b → a → b/)
  expect(code).toBe(2)
})

test('a file that cannot be read is named', async () => {
  const { err, code } = await run(null)
  expect(err).toContain('absent.json')
  expect(code).toBe(2)
})
