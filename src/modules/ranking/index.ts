export type { CriteriaContent } from './criteria.schema.ts'
export { abandonRound, openRound, presentRound, reopenRound, takeEdition } from './rounds.verbs.ts'
export { enterVisit, scoreCriterion } from './scores.verbs.ts'
export { signRound } from './sign.verbs.ts'
