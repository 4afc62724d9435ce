/** Addresses of the room. */
export const diagnosisHref = (clusterId: string): string => `/clusters/${clusterId}/diagnosis`
export type ReportTab = 'text' | 'points' | 'changes'
export const reportHref = (reportId: string, view: ReportTab = 'text'): string =>
  `/diagnostic-reports/${reportId}${view === 'text' ? '' : `?view=${view}`}`
