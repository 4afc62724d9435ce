import type { Words } from '../../kernel/words.ts'
import type { fa } from './plans.fa.ts'

export const en: Words<typeof fa> = {
  title: 'Action plan',
  'waiting.freeze': 'Freeze the draft of version {n} of the plan “{title}”',
  'verbs.open': 'opened the action plan',
  'verbs.writeStrategies': 'wrote vision and strategies',
  'verbs.openYear': 'opened year {n} of the plan ({fiscalYear})',
  'verbs.writeDraft': 'saved the draft with {activities} activities',
  'verbs.revise': 'started a new version of the plan',
  'verbs.freeze': 'froze version {version}',
  'verbs.takeOver': 'entered {states} taken-over states',
  'verbs.close': 'closed the plan year',
  'errors.planExists': 'The cluster “{cluster}” already has an action plan. Open that one.',
  'errors.yearExists': 'Year {n} or fiscal year {year} is in this plan already. Write another year.',
  'errors.codeTwice': 'Row “{code}” stands there twice. Each activity has its own row.',
  'errors.codeUnknown': 'There is no activity with row “{code}” in this year.',
  'errors.afterUnknown':
    'The preceding row “{code}” is not in the table. Write the row of the activity that comes before.',
  'errors.itemElsewhere': 'Row “{code}” does not belong to this plan year. Write it as a new activity.',
  'errors.cellEmpty': 'This cell is empty. Fill it in.',
  'errors.cellNotNumber': '“{value}” is not a number. Write it in digits.',
  'errors.cellNotDate': '“{value}” is not a Jalali date or not in the calendar. Write it like 1395/11/16.',
  'errors.finishBeforeStart': 'The finish ({finish}) lies before the start ({start}).',
}
