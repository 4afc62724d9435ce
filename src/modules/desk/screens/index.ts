/** What other modules' screens may use of the desk: passing a record on from its own page. */
export { ReferDialog } from './refer-dialog.tsx'
