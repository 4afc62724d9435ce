/** Addresses of the room: `/plan-years/$id`, `/plan-years/$id/draft`, `/plans/$clusterId`. */
export const yearHref = (planYearId: string): string => `/plan-years/${planYearId}`
export const draftHref = (planYearId: string): string => `/plan-years/${planYearId}/draft`
/** Without `view` the page goes on to the current year. */
export const planHref = (clusterId: string, view?: 'strategies'): string =>
  `/plans/${clusterId}${view ? `?view=${view}` : ''}`
