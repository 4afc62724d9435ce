import type { Words } from '../../kernel/words.ts'
import type { fa } from './journal.fa.ts'

export const en: Words<typeof fa> = {
  title: 'Journal',
}
