import { en as kernelEn } from '../kernel/kernel.en.ts'
import { fa as kernelFa } from '../kernel/kernel.fa.ts'
import { en as commitmentsEn } from '../modules/commitments/commitments.en.ts'
import { fa as commitmentsFa } from '../modules/commitments/commitments.fa.ts'
import { en as directoryEn } from '../modules/directory/directory.en.ts'
import { fa as directoryFa } from '../modules/directory/directory.fa.ts'
import { en as identityEn } from '../modules/identity/identity.en.ts'
import { fa as identityFa } from '../modules/identity/identity.fa.ts'
import { en as journalEn } from '../modules/journal/journal.en.ts'
import { fa as journalFa } from '../modules/journal/journal.fa.ts'

/** Words of every module in both languages, for the server. */
export const words = {
  kernel: { fa: kernelFa, en: kernelEn },
  commitments: { fa: commitmentsFa, en: commitmentsEn },
  directory: { fa: directoryFa, en: directoryEn },
  identity: { fa: identityFa, en: identityEn },
  journal: { fa: journalFa, en: journalEn },
} as const
