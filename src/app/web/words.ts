import type { WordSources } from '../../ui/index.ts'

/** Words of every module for the browser: Persian and English each arrive with the first screen that needs them. */
export const webWords: WordSources = {
  app: { fa: () => import('../app.fa.ts'), en: () => import('../app.en.ts') },
  kernel: { fa: () => import('../../kernel/kernel.fa.ts'), en: () => import('../../kernel/kernel.en.ts') },
  commitments: {
    fa: () => import('../../modules/commitments/commitments.fa.ts'),
    en: () => import('../../modules/commitments/commitments.en.ts'),
  },
  unsent: {
    fa: () => import('../../modules/commitments/unsent.fa.ts'),
    en: () => import('../../modules/commitments/unsent.en.ts'),
  },
  identity: {
    fa: () => import('../../modules/identity/identity.fa.ts'),
    en: () => import('../../modules/identity/identity.en.ts'),
  },
  directory: {
    fa: () => import('../../modules/directory/directory.fa.ts'),
    en: () => import('../../modules/directory/directory.en.ts'),
  },
  meetings: {
    fa: () => import('../../modules/meetings/meetings.fa.ts'),
    en: () => import('../../modules/meetings/meetings.en.ts'),
  },
  upkeep: {
    fa: () => import('../../modules/upkeep/upkeep.fa.ts'),
    en: () => import('../../modules/upkeep/upkeep.en.ts'),
  },
  messages: {
    fa: () => import('../../modules/messages/messages.fa.ts'),
    en: () => import('../../modules/messages/messages.en.ts'),
  },
  letters: {
    fa: () => import('../../modules/letters/letters.fa.ts'),
    en: () => import('../../modules/letters/letters.en.ts'),
  },
  publications: {
    fa: () => import('../../modules/publications/publications.fa.ts'),
    en: () => import('../../modules/publications/publications.en.ts'),
  },
  papers: {
    fa: () => import('../../modules/papers/papers.fa.ts'),
    en: () => import('../../modules/papers/papers.en.ts'),
  },
  desk: { fa: () => import('../../modules/desk/desk.fa.ts'), en: () => import('../../modules/desk/desk.en.ts') },
  clusters: {
    fa: () => import('../../modules/clusters/clusters.fa.ts'),
    en: () => import('../../modules/clusters/clusters.en.ts'),
  },
  agency: {
    fa: () => import('../../modules/agency/agency.fa.ts'),
    en: () => import('../../modules/agency/agency.en.ts'),
  },
  diagnosis: {
    fa: () => import('../../modules/diagnosis/diagnosis.fa.ts'),
    en: () => import('../../modules/diagnosis/diagnosis.en.ts'),
  },
  editions: {
    fa: () => import('../../modules/editions/editions.fa.ts'),
    en: () => import('../../modules/editions/editions.en.ts'),
  },
  journal: {
    fa: () => import('../../modules/journal/journal.fa.ts'),
    en: () => import('../../modules/journal/journal.en.ts'),
  },
  insight: {
    fa: () => import('../../modules/insight/insight.fa.ts'),
    en: () => import('../../modules/insight/insight.en.ts'),
  },
  indicators: {
    fa: () => import('../../modules/indicators/indicators.fa.ts'),
    en: () => import('../../modules/indicators/indicators.en.ts'),
  },
  ranking: {
    fa: () => import('../../modules/ranking/ranking.fa.ts'),
    en: () => import('../../modules/ranking/ranking.en.ts'),
  },
  search: {
    fa: () => import('../../modules/search/search.fa.ts'),
    en: () => import('../../modules/search/search.en.ts'),
  },
  plans: { fa: () => import('../../modules/plans/plans.fa.ts'), en: () => import('../../modules/plans/plans.en.ts') },
}
