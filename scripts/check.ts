/** `npm run check`: what should be true before every commit, within a minute and without a database. */
import { testsWithoutDatabase } from './selection.ts'
import { lint, testFiles, types } from './steps.ts'

const steps = [lint(), types(), testFiles('architecture and unit tests', testsWithoutDatabase())]
const failed = steps.filter((step) => step.failed > 0).map((step) => step.name)
const seconds = steps.reduce((sum, step) => sum + step.seconds, 0)
console.log(failed.length === 0 ? `check passed in ${seconds.toFixed(0)} s` : `check failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
