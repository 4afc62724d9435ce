import type { Conditions } from '../../kernel/manifest.ts'
import { contractInForce, listTenders } from './agency.store.ts'

/**
 * What the agency knows of the by-law's conditions. An agent is chosen (5.1) once a contract stands: by a decided tender, by the council's
 * replacement of one, or taken over. With neither tender nor contract nothing is recorded here that could say.
 */
export const agencyConditions: Conditions = {
  agent_chosen: async (db, _ctx, clusterId) => {
    const contract = await contractInForce(db, clusterId, 'agent')
    if (contract) return { holds: true, details: { number: contract.number } }
    const tenders = await listTenders(db, clusterId)
    return tenders.length === 0 ? null : { holds: false }
  },
}
