import type { Words } from '../../../kernel/words.ts'
import type { fa } from './chain.fa.ts'

export const en: Words<typeof fa> = {
  'verbs.answerPoints': 'wrote which pressure points each strategy answers',
  'errors.pointUnknown':
    'This pressure point is not in the diagnostic study of this cluster. Choose one from the list.',
  'chain.title': 'From vision to activities',
  'chain.edition': 'Pressure points of edition {n} of the diagnostic study',
  'chain.notAccepted': 'not yet accepted by the supervisor',
  'chain.none': 'The diagnostic study of this cluster is not in the system; no pressure point is recorded.',
  'chain.open': 'See the diagnostic study',
  'chain.points': 'Pressure points',
  'chain.strategies': 'Strategies',
  'chain.activities': 'Activities',
  'chain.point': 'Pressure point {n}',
  'chain.gone': 'Only in edition {n}',
  'chain.strategy': 'Strategy {n}',
  'chain.answeredBy': 'Answered by:',
  'chain.unanswered': 'No strategy answers it.',
  'chain.answersNothing': 'It is tied to no pressure point.',
  'chain.noActivities': 'No activity stands under it.',
  'chain.count': '{count} activities',
  'chain.draftYear': 'draft of {year}',
  'chain.link': 'Tie strategies to pressure points',
  'chain.linkLead': 'For each strategy choose the pressure points that it answers.',
  'chain.linked': 'The ties of strategies and pressure points were saved',
}
