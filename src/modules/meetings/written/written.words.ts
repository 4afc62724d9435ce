import { en } from '../meetings.en.ts'
import { fa } from '../meetings.fa.ts'

/** Both languages, for what goes out as a sheet or on paper. */
export const words = { fa, en }
