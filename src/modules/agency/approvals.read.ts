import { dayInTehran } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db/tables.ts'
import { addDays } from '../../kernel/fa/index.ts'
import { stagesReached } from '../clusters/index.ts'
import { openTrees } from '../commitments/index.ts'
import { yearsOfClusters } from '../plans/index.ts'
import { reportedDays } from './agency.store.ts'
import type { ContractsTable, StatementsTable } from './agency.tables.ts'
import {
  type ApprovedBy,
  type Asked,
  approvedBy,
  type ClosedYear,
  type Deal,
  isOpen,
  whyNotPayable,
} from './payment.rules.ts'

/** Plan years of a cluster that are closed, with the day and the record that shows it. */
async function closedYears(db: Db | Tx, ctx: Ctx, clusterId: string): Promise<ClosedYear[]> {
  const years = await yearsOfClusters(db, ctx.actor, [clusterId])
  const { byRecord } = await openTrees(
    db,
    ctx,
    years.map((year) => year.id),
  )
  return years.flatMap((year) => {
    const closedAt = byRecord.get(year.id)?.closedAt
    return closedAt ? [{ n: year.n, closedAt: dayInTehran(new Date(closedAt)), recordId: year.id }] : []
  })
}

/** What approves phases in this cluster today: stages reached and plan years closed. */
export async function approvalsIn(db: Db | Tx, ctx: Ctx, clusterId: string) {
  const [{ stages }, closed] = await Promise.all([stagesReached(db, ctx, clusterId), closedYears(db, ctx, clusterId)])
  return (codes: readonly string[]): Map<string, ApprovedBy | null> => approvedBy(codes, stages, closed)
}

export const dealOf = (contract: Pick<ContractsTable, 'amount'> & { phases: Deal['phases'] }): Deal => ({
  amount: contract.amount,
  phases: contract.phases,
})
type StatementRow = Pick<StatementsTable, 'id' | 'amount' | 'number' | 'submitted_on'> & {
  phases: Asked['phases']
  state: Asked['state']
}
export const askedOf = (row: StatementRow): Asked => ({
  id: row.id,
  state: row.state,
  amount: row.amount,
  phases: row.phases,
})

/** The period whose visit report a statement rests on (by-law 9.3): from the statement before it, else from the contract's first day. */
export function periodOf(statement: StatementRow, all: readonly StatementRow[], from: string) {
  const before = all.filter((one) => one.number < statement.number && one.state !== 'return').at(-1)
  return { from: before ? addDays(before.submitted_on, 1) : from, until: statement.submitted_on }
}

/** What stands between this statement and its payment today. */
export async function whyOf(
  db: Db | Tx,
  ctx: Ctx,
  contract: Pick<ContractsTable, 'amount' | 'cluster_id' | 'from_day' | 'what'> & { phases: Deal['phases'] },
  statement: StatementRow,
  all: readonly StatementRow[],
) {
  if (!isOpen(askedOf(statement))) return []
  const approvals = (await approvalsIn(db, ctx, contract.cluster_id))(contract.phases.map((phase) => phase.stage))
  const approved = new Set([...approvals].filter(([, by]) => by).map(([stage]) => stage))
  return whyNotPayable(dealOf(contract), all.map(askedOf), askedOf(statement), approved, {
    needed: contract.what === 'agent',
    ...periodOf(statement, all, contract.from_day),
    heldOn: await reportedDays(db, contract.cluster_id),
  })
}
