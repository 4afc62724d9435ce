/** Screens of the agency: its page, a visit and its report, the form on paper. */
export { AgencyPage } from './agency-page.tsx'
export { NewVisitPage, VisitPage } from './visit-page.tsx'
export { VisitPaperPage } from './visit-paper.tsx'
