import type { Words } from '../../kernel/words.ts'
import type { fa } from './clusters.fa.ts'

export const en: Words<typeof fa> = {
  title: 'Clusters',
  'waiting.agentMissing': '“{title}” has no development agent; appoint one',
  'verbs.register': 'registered the cluster with the trade “{trade}”',
  'verbs.takeOverStage': 'entered the stage “{stageEn}” from a paper',
  'verbs.withdrawStage': 'took the entry of the stage “{stageEn}” back',
  'verbs.assign': 'made “{name}” {partEn}',
  'verbs.endAssignment': 'ended the part of “{name}” ({partEn})',
  'verbs.delegate': 'delegated the cluster’s development to “{name}”',

  'errors.badProvince': 'The province is not known. Choose it from the list.',
  'errors.noSuchProvince': 'The province is not known. Choose it from the list.',
  'errors.noSuchCounty': 'This county is not in the chosen province. Choose a county of that province.',
  'errors.noSuchActivity': 'The activity code is not in the classification. Choose it from the list.',
  'errors.tradeEmpty': 'The trade is empty. Write the cluster’s trade.',
  'errors.tradeExists':
    'The trade “{trade}” is registered in this province already: “{title}”. Open that one, or write the trade more precisely.',
  'errors.unknownStage': 'This stage is not in the by-law. Choose one of its stages.',
  'errors.futureDay': 'The day {day} has not come yet. Write a day up to today.',
  'errors.stageBeforeEarlier':
    'The stage “{stageEn}” cannot have begun before “{otherEn}” ({otherSince}). Correct one of the two days, or leave the day empty if nobody knows it.',
  'errors.stageAfterLater':
    'The stage “{stageEn}” cannot have begun after “{otherEn}” ({otherSince}). Correct one of the two days, or leave the day empty if nobody knows it.',
  'errors.stageNotEntered': 'This stage was not entered for the cluster. Refresh the page.',
  'errors.oneHolder': 'Choose one person or one organisation, not both.',
  'errors.partNotFor': 'This part is not for such a holder. Change the part or the holder.',
  'errors.alreadyAssigned': 'The same holder has this part at the same time.',
  'errors.partTaken': '“{name}” has this part at the same time. End it with a day first.',
  'errors.onePost':
    'This person has another post in this cluster at the same time. Nobody holds two (sample by-law, article 5).',
  'errors.agentFirst': 'This cluster has no development agent. Appoint the agent first, then the assistant.',
  'errors.termReversed': 'The end is before the beginning. Correct one of the two days.',
  'errors.alreadyEnded': 'This part ended on {until}.',
  'errors.delegateInstead': 'A custodian comes by delegation. Use “Delegate to a custodian”.',
  'errors.noSuchPerson':
    'This person was not found or is not in your reach. Choose from the list, or register them first.',
  'errors.noSuchOrganisation':
    'This organisation was not found or is not in your reach. Choose from the list, or register it first.',
  'errors.noSuchResolution':
    'This resolution was not found or is not in your reach. Choose from the list of resolutions.',
  'errors.pastDate': 'The page shows a past day and nothing can be recorded. Go back to today.',

  'scopes.industry': 'industry',
  'scopes.production': 'production',
  'scopes.service': 'service',
  'scopes.agriculture': 'agriculture',
  'scopes.art': 'art',
  'scopes.handicraft': 'handicraft',
  'parts.agent': 'development agent',
  'parts.agentAssistant': 'agent assistant',
  'parts.secretary': 'office secretary',
  'parts.supervisor': 'technical supervisor',
  'parts.expert': 'cluster expert',
  'parts.supportInstitution': 'support institution',
  'parts.member': 'member',
  'parts.custodian': 'custodian',
  'parts.executingAgency': 'executing agency',
}
