export { PublicationNote } from './publication-note.tsx'
