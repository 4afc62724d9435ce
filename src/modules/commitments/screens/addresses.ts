/** Addresses of the engine's own pages. The app's router serves them: `/records/$id/claim`, `/claims/$id`. */
export const claimHref = (recordId: string, itemIds: readonly string[] = []): string =>
  itemIds.length === 0 ? `/records/${recordId}/claim` : `/records/${recordId}/claim?items=${itemIds.join(',')}`

export const reviewHref = (claimId: string): string => `/claims/${claimId}`
export const DESK = '/'
