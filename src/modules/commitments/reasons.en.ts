import type { ReasonWords } from './reasons.ts'

export const en: ReasonWords = {
  schedule: {
    notJson: 'The file is not valid JSON. Check the file.',
    notAnObject: 'The file must be an object with “activities” and “relations”, or with “cases”.',
    activitiesMissing: 'The list “activities” is missing or is not a list. {where}',
    relationsMissing:
      'The list “relations” is missing or is not a list; write an empty list if there are none. {where}',
    casesWrong: '“cases” must be a list of objects. {where}',
    caseIdWrong: 'The id of a case is missing or wrong. {where}',
    caseTwice: 'The case id “{id}” stands twice. {where}',
    activityWrong: 'An activity must be an object. {where}',
    idWrong: 'The id of an activity is missing or wrong. {where}',
    idTwice: 'The activity id “{id}” stands twice. {where}',
    durationWrong: 'The duration of activity “{id}” must be a number of 0 or more. {where}',
    relationWrong: 'A relation must be an object. {where}',
    relationEndWrong: 'A relation must have “from” and “to”. {where}',
    unknownActivity: 'A relation names activity “{id}”, which is not in the list. {where}',
    typeWrong: 'The relation type “{type}” is unknown; write one of FS, SS, FF, SF. {where}',
    lagWrong: 'The lag of a relation must be a number. {where}',
    circular: 'The relations form a circle: {cycle}. Remove one of them. {case}',
    tooLarge: 'The numbers are too large for an exact result or have more than {most} decimals. {case}',
  },
}
