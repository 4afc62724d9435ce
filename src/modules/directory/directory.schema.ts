import { z } from 'zod'
import { Id, IsoDate, Line, OnBehalf } from '../../kernel/http/schema.ts'
import { cleanCode, isNationalIdentifier } from './directory.rules.ts'

/** A number as typed: both digit sets and blanks accepted, stored in Latin digits. */
const code = (pattern: RegExp, problem: string) => z.string().transform(cleanCode).pipe(z.string().regex(pattern, problem))

export const NationalIdentifier = code(/^\d{11}$/, 'directory.badNationalIdentifier').refine(
  isNationalIdentifier,
  'directory.badNationalIdentifier',
)
export const IndustrialIdentifier = code(/^[0-9A-Za-z/-]{3,30}$/, 'directory.badIndustrialIdentifier')
export const TrackingCode = code(/^[0-9A-Za-z/-]{3,30}$/, 'directory.badTrackingCode')
export const Mobile = code(/^09\d{9}$/, 'directory.badMobile')
export const NationalCodeShape = code(/^\d{10}$/, 'directory.badNationalCode')
export const ProvinceCode = z.string().regex(/^IR-\d\d$/, 'directory.badProvince')

/** First and last day of a term; null where nobody knows. */
export const TermShape = {
  from: IsoDate.nullish(),
  until: IsoDate.nullish(),
}

/** What every change says: the version that was on screen, why, and for whom it was typed. */
export const ChangeShape = {
  version: z.number().int().positive().optional(),
  reason: Line.optional(),
  onBehalf: OnBehalf.optional(),
}

export const IdParams = z.object({ id: Id })

/** A record named by another: enough for a link. */
export const Named = z.object({ id: z.string(), title: z.string() })
