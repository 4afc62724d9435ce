import { problemsOf } from '../problem.ts'
import { en } from './db.en.ts'
import { fa } from './db.fa.ts'

/** The database's problems by name: `dbProblem('errors.noBinaries')`. */
export const dbProblem = problemsOf(fa, en)

/** The message of anything thrown, for the `{reason}` of a problem. */
export const reasonOf = (error: unknown): string =>
  error instanceof AggregateError && error.message === ''
    ? error.errors.map(reasonOf).join('; ')
    : error instanceof Error
      ? error.message
      : String(error)
