import type { Words } from '../../kernel/words.ts'
import type { screenFa } from './agency.screens.fa.ts'

export const screenEn: Words<typeof screenFa> = {
  'page.title': 'Agency of {cluster}',
}
