/** What other modules' screens may use: the papers of their record. */
export { RecordPapers } from './record-papers.tsx'
export { SignatureSection } from './signature-section.tsx'
