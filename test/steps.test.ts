import { describe, expect, it } from 'vitest'
import { selectTests, testsWithoutDatabase } from '../scripts/selection.ts'
import { countReport } from '../scripts/steps.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

describe('the totals of a test run', () => {
  it.each([
    ['all pass', { testResults: [file('passed', 'passed', 'passed')] }, true, { passed: 2, failed: 0, skipped: 0 }],
    ['one fails', { testResults: [file('failed', 'passed', 'failed')] }, false, { passed: 1, failed: 1, skipped: 0 }],
    [
      'some are skipped',
      { testResults: [file('passed', 'passed', 'skipped', 'todo')] },
      true,
      { passed: 1, failed: 0, skipped: 2 },
    ],
    [
      'a file cannot be loaded',
      { testResults: [file('failed'), file('passed', 'passed')] },
      false,
      { passed: 1, failed: 1, skipped: 0 },
    ],
    [
      'an error outside any test',
      { testResults: [file('passed', 'passed')] },
      false,
      { passed: 1, failed: 1, skipped: 0 },
    ],
    ['no report', null, false, { passed: 0, failed: 1, skipped: 0 }],
    ['no report although it ended well', null, true, { passed: 0, failed: 1, skipped: 0 }],
  ])('%s', (_, report, endedWell, expected) => {
    expect(countReport(report, endedWell)).toEqual(expected)
  })
})

describe('the choice of tests', () => {
  it('by a part of the path from the root', () => {
    expect(selectTests('test/steps').tests).toEqual(['test/steps.test.ts'])
    expect(selectTests('no such test').tests).toEqual([])
  })

  it('a quick check leaves out what loads the database, also through others', () => {
    const quick = testsWithoutDatabase()
    expect(quick).toContain('test/architecture.test.ts')
    expect(quick).toContain('test/architecture/rules.test.ts')
    expect(quick).not.toContain('src/kernel/db/supervisor/supervisor.test.ts')
    expect(quick).not.toContain('src/kernel/db/migrate.test.ts')
    expect(quick).not.toContain('src/app/cli/program.test.ts')
  })
})
