/** What other modules' screens may use of the desk: passing a record on from its own page, and bringing their acts to the desk. */
export { ActOn, type ActProps, type DeskActs, useAnew } from './act-window.tsx'
export { ReferDialog } from './refer-dialog.tsx'
