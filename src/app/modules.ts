import type { Manifest } from '../kernel/manifest.ts'
import { commitments } from '../modules/commitments/commitments.module.ts'
import { directory } from '../modules/directory/directory.module.ts'
import { journal } from '../modules/journal/journal.module.ts'

/** Every engine and room, in the order in which the house is read. The only list of them. */
export const modules: readonly Manifest[] = [directory, commitments, journal]
