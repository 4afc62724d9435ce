import { z } from 'zod'
import { checkLegalId, checkNationalCode, normaliseMobile } from '../../kernel/fa/index.ts'
import { Id, IsoDate, Line, OnBehalf } from '../../kernel/http/schema.ts'
import { cleanCode } from './directory.rules.ts'

type Checked = { ok: true; value: string } | { ok: false }

/** A number as typed, both digit sets and blanks accepted, read by its own check. */
const checked = (check: (text: string) => Checked, problem: string) =>
  z.string().transform((text, issues) => {
    const result = check(text)
    if (result.ok) return result.value
    issues.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })

/** Codes of the ministry's systems have no public check digit: letters, digits, `/` and `-`. */
const plainCode = (text: string): Checked => {
  const value = cleanCode(text)
  return /^[0-9A-Za-z/-]{3,30}$/.test(value) ? { ok: true, value } : { ok: false }
}

export const NationalIdentifier = checked(checkLegalId, 'directory.badNationalIdentifier')
export const IndustrialIdentifier = checked(plainCode, 'directory.badIndustrialIdentifier')
export const TrackingCode = checked(plainCode, 'directory.badTrackingCode')
export const Mobile = checked(normaliseMobile, 'directory.badMobile')
export const NationalCode = checked(checkNationalCode, 'directory.badNationalCode')
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
export const Named = z.object({ id: z.string(), name: z.string() })
