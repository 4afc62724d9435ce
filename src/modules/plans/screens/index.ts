/** The screens of the room, for the app's paths. */
export { draftHref, packHref, planHref, turnHref, yearHref } from './addresses.ts'
export { DraftPage } from './draft-page.tsx'
export { PlanOfClusterPage } from './plan-of-cluster-page.tsx'
export { PlanPage } from './plan-page.tsx'
export { TurnPage } from './turn/turn-page.tsx'
