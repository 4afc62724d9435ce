/** Addresses of the engine's own pages. The app's router serves them: `/records/$id/claim`, `/claims/$id`. */
export const claimHref = (recordId: string, itemIds: readonly string[] = []): string =>
  itemIds.length === 0 ? `/records/${recordId}/claim` : `/records/${recordId}/claim?items=${itemIds.join(',')}`

export const reviewHref = (claimId: string): string => `/claims/${claimId}`
export const DESK = '/'
/** What waits on this device to be sent. */
export const UNSENT = '/unsent'
/** A claim that waits, taken up again. */
export const againHref = (recordId: string, itemId: string, key: string): string =>
  `${claimHref(recordId, [itemId])}&draft=${key}`
