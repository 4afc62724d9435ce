export { AdoptDialog, DiscardDialog } from './bylaw/edition-dialogs.tsx'
export { ResolutionPicker } from './pickers.tsx'
