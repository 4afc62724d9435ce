/** The screens of the room, for other rooms' pages. */
export { diagnosisHref, reportHref } from './addresses.ts'
