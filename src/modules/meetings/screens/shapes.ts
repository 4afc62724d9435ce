import type { Resolutions } from '../resolutions/resolutions.schema.ts'

export type Resolution = Resolutions['rows'][number]
