import { problemsOf } from '../../kernel/problem.ts'
import { en } from './backup.en.ts'
import { fa } from './backup.fa.ts'

/** The problems of backups by name: `backupProblem('errors.exists', { file })`. */
export const backupProblem = problemsOf(fa, en)
