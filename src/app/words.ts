import { en as kernelEn } from '../kernel/kernel.en.ts'
import { fa as kernelFa } from '../kernel/kernel.fa.ts'
import { en as journalEn } from '../modules/journal/journal.en.ts'
import { fa as journalFa } from '../modules/journal/journal.fa.ts'

/** Words of every module in both languages, for the server. */
export const words = {
  kernel: { fa: kernelFa, en: kernelEn },
  journal: { fa: journalFa, en: journalEn },
} as const
