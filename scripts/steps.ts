import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './selection.ts'

export interface Step {
  name: string
  passed: number
  failed: number
  skipped: number
  seconds: number
}

const node = (script: string) => [process.execPath, join(root, 'node_modules', script)]
const biome = node('@biomejs/biome/bin/biome')
const tsc = node('typescript/bin/tsc')
const vitest = node('vitest/vitest.mjs')
const vite = node('vite/bin/vite.js')

/** A tool that says yes or no. Its output is shown only when it fails. */
function tool(name: string, command: string[]): Step {
  const began = performance.now()
  const { status, stdout, stderr, error } = spawnSync(command[0]!, command.slice(1), { cwd: root, encoding: 'utf8' })
  const seconds = (performance.now() - began) / 1000
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`)
  if (status !== 0) console.log([error?.message, stdout, stderr].filter(Boolean).join('\n'))
  return { name, passed: 0, failed: status === 0 ? 0 : 1, skipped: 0, seconds }
}

export const lint = () => tool('biome', [...biome, 'ci', '--colors=off', '.'])
export const types = () => tool('types', [...tsc, '--noEmit', '-p', '.'])
export const build = () => tool('web build', [...vite, 'build'])

/** Runs test files with vitest; figures come from its JSON report, and a run that left none counts as one failure. */
export function testFiles(name: string, files: string[], config = 'vitest.config.ts'): Step {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'khoosheh-report-'))
  const report = join(folder, 'report.json')
  const options = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(vitest[0]!, [...vitest.slice(1), ...options, ...files], { cwd: root, stdio: 'inherit' })
  const counted = countReport(readReport(report), status === 0)
  rmSync(folder, { recursive: true, force: true })
  const seconds = (performance.now() - began) / 1000
  console.log(`${counted.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`)
  return { name, ...counted, seconds }
}

/** The part of vitest's JSON report that is counted. */
export interface Report {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Totals of a report. A file that failed without a failing test (it could not be loaded) is one failure, and so is a
 * run that ended badly for a reason that no test shows.
 */
export function countReport(
  report: Report | null,
  endedWell: boolean,
): { passed: number; failed: number; skipped: number } {
  const results = report?.testResults ?? []
  const tests = results.flatMap((file) => file.assertionResults)
  const count = (...statuses: string[]) => tests.filter((test) => statuses.includes(test.status)).length
  const broken = results.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = count('failed') + broken
  return {
    passed: count('passed'),
    failed: failed === 0 && (!endedWell || report === null) ? 1 : failed,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  }
}

function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return null
  }
}
