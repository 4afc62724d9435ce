export { type Clause, clauseOf, stageByCode, stageCodes } from './clusters.bylaw.ts'
export {
  assignPerson,
  delegate,
  endAssignment,
  registerCluster,
  takeOverStage,
  withdrawStage,
} from './clusters.verbs.ts'
export { clusterView } from './clusters.view.ts'
