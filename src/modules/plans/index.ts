export { plans } from './plans.module.ts'
export {
  closeYear,
  freezeYear,
  openPlan,
  openYear,
  reviseYear,
  takeOverStates,
  writeActivities,
  writeStrategies,
} from './plans.verbs.ts'
export { type Explain, planOfCluster, planYearVersion } from './plans.view.ts'
export { yearsOfClusters } from './years.read.ts'
