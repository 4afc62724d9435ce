/**
 * `npm test`: everything. `npm test plans`: only test files whose path contains `plans`.
 * The last line is `N passed, N failed`; a check that fails, or journeys without a browser, count as one failure each.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './chromium.ts'
import { firstScreenSizes, mostFirstScreen } from './first-screen.ts'
import { root, selectTests } from './selection.ts'
import { build, lint, type Step, testFiles, types } from './steps.ts'

const part = process.argv[2]
const { tests, journeys } = selectTests(part)
const steps: Step[] = []

if (part === undefined) steps.push(lint(), types())
if (tests.length > 0) steps.push(testFiles('tests', tests))
if (journeys.length > 0) steps.push(...runJourneys())
if (tests.length + journeys.length === 0) console.log(`No test file has "${part ?? ''}" in its path.`)

const sum = (key: 'passed' | 'failed' | 'skipped') => steps.reduce((total, step) => total + step[key], 0)
const broken = steps.filter((step) => step.failed > 0).map((step) => step.name)
if (broken.length > 0) console.log(`failed: ${broken.join(', ')}`)
if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`)
process.exitCode = sum('failed') > 0 || tests.length + journeys.length === 0 ? 1 : 0
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)

function runJourneys(): Step[] {
  const chromium = findChromium()
  if (chromium === null) {
    console.log(`The ${journeys.length} journey files were not run.`)
    return [{ name: 'journeys without a browser', passed: 0, failed: 1, skipped: 0, seconds: 0 }]
  }
  process.env.CHROMIUM = chromium
  const built = existsSync(join(root, 'vite.config.ts')) ? [build()] : []
  if (built.some((step) => step.failed > 0)) return built
  if (built.length > 0) built.push(firstScreen())
  return [...built, testFiles('journeys', journeys, 'vitest.journeys.config.ts')]
}

/** The build check: no first screen loads more JavaScript than it may. */
function firstScreen(): Step {
  const sizes = Object.entries(firstScreenSizes())
  const heavy = sizes.filter(([, size]) => size > mostFirstScreen)
  console.log(
    `${heavy.length === 0 ? 'ok    ' : 'FAILED'} first screen: ${sizes.map(([name, size]) => `${name} ${size.toFixed(0)} kB`).join(', ')} of ${mostFirstScreen} kB`,
  )
  return { name: 'first screen', passed: heavy.length === 0 ? 1 : 0, failed: heavy.length, skipped: 0, seconds: 0 }
}
