import { en as kernelEn } from '../kernel/kernel.en.ts'
import { fa as kernelFa } from '../kernel/kernel.fa.ts'
import { en as agencyEn } from '../modules/agency/agency.en.ts'
import { fa as agencyFa } from '../modules/agency/agency.fa.ts'
import { en as clustersEn } from '../modules/clusters/clusters.en.ts'
import { fa as clustersFa } from '../modules/clusters/clusters.fa.ts'
import { en as commitmentsEn } from '../modules/commitments/commitments.en.ts'
import { fa as commitmentsFa } from '../modules/commitments/commitments.fa.ts'
import { en as deskEn } from '../modules/desk/desk.en.ts'
import { fa as deskFa } from '../modules/desk/desk.fa.ts'
import { en as diagnosisEn } from '../modules/diagnosis/diagnosis.en.ts'
import { fa as diagnosisFa } from '../modules/diagnosis/diagnosis.fa.ts'
import { en as directoryEn } from '../modules/directory/directory.en.ts'
import { fa as directoryFa } from '../modules/directory/directory.fa.ts'
import { en as editionsEn } from '../modules/editions/editions.en.ts'
import { fa as editionsFa } from '../modules/editions/editions.fa.ts'
import { en as identityEn } from '../modules/identity/identity.en.ts'
import { fa as identityFa } from '../modules/identity/identity.fa.ts'
import { en as indicatorsEn } from '../modules/indicators/indicators.en.ts'
import { fa as indicatorsFa } from '../modules/indicators/indicators.fa.ts'
import { en as insightEn } from '../modules/insight/insight.en.ts'
import { fa as insightFa } from '../modules/insight/insight.fa.ts'
import { en as journalEn } from '../modules/journal/journal.en.ts'
import { fa as journalFa } from '../modules/journal/journal.fa.ts'
import { en as lettersEn } from '../modules/letters/letters.en.ts'
import { fa as lettersFa } from '../modules/letters/letters.fa.ts'
import { en as meetingsEn } from '../modules/meetings/meetings.en.ts'
import { fa as meetingsFa } from '../modules/meetings/meetings.fa.ts'
import { en as messagesEn } from '../modules/messages/messages.en.ts'
import { fa as messagesFa } from '../modules/messages/messages.fa.ts'
import { en as papersEn } from '../modules/papers/papers.en.ts'
import { fa as papersFa } from '../modules/papers/papers.fa.ts'
import { en as plansEn } from '../modules/plans/plans.en.ts'
import { fa as plansFa } from '../modules/plans/plans.fa.ts'
import { en as publicationsEn } from '../modules/publications/publications.en.ts'
import { fa as publicationsFa } from '../modules/publications/publications.fa.ts'
import { en as rankingEn } from '../modules/ranking/ranking.en.ts'
import { fa as rankingFa } from '../modules/ranking/ranking.fa.ts'
import { en as searchEn } from '../modules/search/search.en.ts'
import { fa as searchFa } from '../modules/search/search.fa.ts'
import { en as upkeepEn } from '../modules/upkeep/upkeep.en.ts'
import { fa as upkeepFa } from '../modules/upkeep/upkeep.fa.ts'

/** Words of every module in both languages, for the server. */
export const words = {
  kernel: { fa: kernelFa, en: kernelEn },
  identity: { fa: identityFa, en: identityEn },
  directory: { fa: directoryFa, en: directoryEn },
  commitments: { fa: commitmentsFa, en: commitmentsEn },
  editions: { fa: editionsFa, en: editionsEn },
  meetings: { fa: meetingsFa, en: meetingsEn },
  letters: { fa: lettersFa, en: lettersEn },
  papers: { fa: papersFa, en: papersEn },
  desk: { fa: deskFa, en: deskEn },
  messages: { fa: messagesFa, en: messagesEn },
  upkeep: { fa: upkeepFa, en: upkeepEn },
  journal: { fa: journalFa, en: journalEn },
  clusters: { fa: clustersFa, en: clustersEn },
  plans: { fa: plansFa, en: plansEn },
  agency: { fa: agencyFa, en: agencyEn },
  indicators: { fa: indicatorsFa, en: indicatorsEn },
  ranking: { fa: rankingFa, en: rankingEn },
  diagnosis: { fa: diagnosisFa, en: diagnosisEn },
  insight: { fa: insightFa, en: insightEn },
  search: { fa: searchFa, en: searchEn },
  publications: { fa: publicationsFa, en: publicationsEn },
} as const
