import type { Words } from '../../kernel/words.ts'
import type { fa } from './editions.fa.ts'

export const en: Words<typeof fa> = {
  title: 'By-law',
  'subjects.followUp': 'rules of following resolutions up',
  'subjects.gates': 'By-law on cluster development',
  'subjects.criteria': 'Criteria of cluster prioritisation',
  'verbs.draft': 'began a new edition of “{title}”',
  'verbs.write': 'wrote the draft edition “{code}”',
  'verbs.adopt': 'adopted the edition “{code}”, valid from {validFrom}',
  'verbs.discard': 'laid the draft edition “{code}” aside',
  'errors.unknownSubject': 'The system has no such by-law. Choose one from the list.',
  'errors.unknownProvince': 'The province is not known. Choose it from the list.',
  'errors.draftExists': 'A draft is open for this place. Continue it, or lay it aside first.',
  'errors.notDraft': 'This edition is no draft and does not change any more. Begin a new edition to change it.',
  'errors.codeUsed': 'An edition of this name has been adopted. Write another name, such as “Edition 2”.',
  'errors.validFromPast': 'The day of validity {day} is past. Write today or a later day.',
  'errors.noSuchResolution':
    'This resolution was not found or is not in your reach. Choose from the list of resolutions.',
  'errors.companyOnly': 'A province’s by-law is written and adopted by the company of that province.',
}
