import { z } from 'zod'

export const Province = z.object({
  code: z.string(),
  fa: z.string(),
  en: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
})
export const County = z.object({
  id: z.string(),
  provinceId: z.string(),
  amarCode: z.string().nullable(),
  fa: z.string(),
  en: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
})
export const IsicCode = z.object({
  code: z.string(),
  level: z.enum(['section', 'division', 'group', 'class']),
  parent: z.string().nullable(),
  fa: z.string(),
  en: z.string(),
})
export type Province = z.output<typeof Province>
export type County = z.output<typeof County>
export type IsicCode = z.output<typeof IsicCode>
