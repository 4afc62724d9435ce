export { type PageHit, SearchDialog } from './search-dialog.tsx'
