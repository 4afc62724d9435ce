/** The four lists of SWOT, in their order on paper, and the pressure points. */
export const swotKinds = ['strength', 'weakness', 'opportunity', 'threat'] as const
export const pointKinds = [...swotKinds, 'pressure'] as const
export type PointKind = (typeof pointKinds)[number]
export type SwotKind = (typeof swotKinds)[number]
