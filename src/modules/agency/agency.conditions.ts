import { MONTHS, toPersianDigits } from '../../kernel/fa/index.ts'
import type { Conditions } from '../../kernel/manifest.ts'
import { way } from './agency.bylaw.ts'
import { contractInForce, listContracts, listTenders } from './agency.store.ts'
import { periodsOf } from './visits.read.ts'
import { missingSince, type Period } from './visits.rules.ts'

/** Months of periods as people say them: «مهر و آبان ۱۳۹۵». */
const monthsOf = (periods: readonly Period[], locale: 'fa' | 'en') =>
  periods
    .map(({ months }) => {
      const names = months.map(({ month }) => MONTHS[locale][month - 1]!).join(locale === 'fa' ? ' و ' : ' and ')
      const text = `${names} ${months.at(-1)!.year}`
      return locale === 'fa' ? toPersianDigits(text) : text
    })
    .join(locale === 'fa' ? '، ' : ', ')

/**
 * What the agency knows of the by-law's conditions. An agent is chosen (5.1) once a contract stands: by a decided tender, by the council's
 * replacement of one, or taken over. With neither tender nor contract nothing is recorded here that could say. Visits of the year behind the
 * gate are missing (9.2) where a period of the rhythm passed with neither report nor reason; they are known here once a supervisor has or had
 * a contract and the
 * day is known on which that year began.
 */
export const agencyConditions: Conditions = {
  agent_chosen: async (db, _ctx, clusterId) => {
    const contract = await contractInForce(db, clusterId, 'agent')
    if (contract) return { holds: true, details: { number: contract.number } }
    const tenders = await listTenders(db, clusterId)
    return tenders.length === 0 ? null : { holds: false }
  },
  visits_missing: async (db, ctx, clusterId, { yearBehind }) => {
    const contracts = await listContracts(db, clusterId)
    if (!contracts.some((contract) => contract.what === 'supervisor')) return null
    const { periods, began } = await periodsOf(db, ctx, clusterId)
    // the first year may stand as implementation as a whole
    const year = way.find((stage) => yearBehind !== null && stage.year === yearBehind)
    const since = began.get(year?.code ?? '') ?? (yearBehind === 1 ? began.get('implementation') : undefined)
    if (since === undefined) return null
    const missing = missingSince(periods, since)
    const names = { names: monthsOf(missing, 'fa'), namesEn: monthsOf(missing, 'en') }
    return { holds: missing.length > 0, details: { count: missing.length, ...names } }
  },
}
