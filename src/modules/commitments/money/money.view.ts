import type { Ctx } from '../../../kernel/context.ts'
import { type FileView, listFiles } from '../../../kernel/files/attach.ts'
import { type NameOf, namesOf } from '../../../kernel/names.ts'
import { may } from '../../../kernel/policy.ts'
import { commitmentsPolicy } from '../commitments.policy.ts'
import { dec, sum, text } from '../decimal.ts'
import { earnedValue, financialProgress, shareOfBudget } from '../earnedValue.ts'
import { knownTree, type When, whenOf } from '../known.ts'
import { plannedProgress } from '../progress/planned.ts'
import { progressOfAll } from '../progress/progressAt.ts'
import { versionAt } from '../progress/versions.ts'
import { openTree } from '../read.ts'
import type { FullShare, FullTree } from '../trees.shapes.ts'
import type { MoneyView, SpendingView } from './money.schema.ts'
import { type SpendingEntry, spendingEntries, spentNow } from './spending.rules.ts'
import { listSpending, type SpendingRow } from './spending.store.ts'

type Entry = SpendingEntry<SpendingRow>
const add = (values: readonly string[]) => text(sum(values.map((value) => dec(value))))
const rialsOf = (share: FullShare) => add([share.cash, share.inKind])

/**
 * The money of a record's tree: what each source promised and gave, every entry with its paper and its corrections, and earned value.
 * Cost performance is told only over the activities on which something was really spent: others would flatter it.
 */
export async function moneyView(ctx: Ctx, recordId: string, asked: When): Promise<MoneyView> {
  const { record, tree: whole, forest } = await openTree(ctx.db, ctx, recordId)
  const when = whenOf(ctx, asked)
  const tree = asked.knownAt ? knownTree(whole, when.knownAt) : whole
  const version = versionAt(tree.versions, when.asOf, when.knownAt)
  const shown = version ?? tree.versions.find((one) => one.frozenAt === null)
  const terms = shown ? (tree.terms[shown.id] ?? []) : []
  const shares = tree.shares.filter((share) => share.versionId === shown?.id)
  const rows = await listSpending(ctx.db, tree.id)
  const entries = spendingEntries(rows, when)
  const approved = version && progressOfAll(forest, { treeId: tree.id, line: 'approved', ...when })
  const planned = plannedProgress(terms, when.asOf)
  const titles = titlesOf(tree)
  const itemIds = [...new Set([...terms.map((term) => term.itemId), ...entries.map((entry) => entry.itemId)])]
  const items = itemIds
    .map((itemId) => {
      const budget = add(shares.filter((share) => share.itemId === itemId).map(rialsOf))
      const own = entries.filter((entry) => entry.itemId === itemId)
      const spent = own.length > 0 ? spentNow(own) : null
      const earned = shareOfBudget(budget, approved?.byItem.get(itemId) ?? '0')
      const due = shareOfBudget(budget, planned.byItem.get(itemId) ?? '0')
      const { cpi } = earnedValue({ bac: budget, pv: due, ev: earned, ac: spent })
      // without a budget nothing can be earned, and a quotient of nothing would look like waste
      return {
        itemId,
        title: titles.get(itemId) ?? '',
        budget,
        spent,
        earned,
        due,
        cpi: isZero(budget) && spent !== null && !isZero(spent) ? { value: null, why: 'noBudget' } : cpi,
      }
    })
    .filter((item) => !isZero(item.budget) || item.spent !== null)
  const budget = add(items.map((item) => item.budget))
  const spent = entries.length > 0 ? spentNow(entries) : null
  const [pv, ev] = [add(items.map((item) => item.due)), add(items.map((item) => item.earned))]
  const real = items.filter((item) => item.spent !== null && !isZero(item.spent) && !isZero(item.budget))
  const spentOn = {
    count: real.length,
    budget: add(real.map((item) => item.budget)),
    earned: add(real.map((item) => item.earned)),
    cost: add(real.map((item) => item.spent!)),
  }
  const overReal = earnedValue({
    bac: spentOn.budget,
    pv: add(real.map((item) => item.due)),
    ev: spentOn.earned,
    ac: real.length > 0 ? spentOn.cost : null,
  })
  const names = await namesOf(
    ctx.db,
    rows.map((row) => row.by),
  )
  const files = await listFiles(
    ctx.db,
    rows.flatMap((row) => row.fileId ?? []),
  )
  return {
    recordId,
    asOf: when.asOf,
    knownAt: when.knownAt,
    isPast: when.isPast,
    budget,
    spent,
    financial: financialProgress(spent, budget),
    spi: isZero(budget) ? { value: null, why: 'noBudget' } : earnedValue({ bac: budget, pv, ev, ac: null }).spi,
    plannedValue: pv,
    earnedValue: ev,
    spentOn,
    cpi: overReal.cpi,
    sources: sourcesOf(shares, entries),
    items: items.map(({ due: _due, ...item }) => item),
    spending: entries.map((entry) => spendingView(entry, titles, names, files)).reverse(),
    may: {
      spend: maySpend(may(commitmentsPolicy['commitments.spend'], ctx.actor, record, null), {
        isPast: when.isPast,
        closed: tree.closedAt !== null,
        frozen: version !== null,
      }),
    },
  }
}

/** The role is asked first: whoever may never spend is not told of passing reasons. */
function maySpend(role: true | string, year: { isPast: boolean; closed: boolean; frozen: boolean }): true | string {
  if (role !== true) return role
  if (year.isPast) return 'commitments.pastDate'
  if (year.closed) return 'commitments.spendingClosed'
  return year.frozen ? true : 'commitments.spendingNotFrozen'
}

const isZero = (value: string) => dec(value).eq(0)

/** Newest title of every item that was ever promised here. */
const titlesOf = (tree: FullTree) =>
  new Map(tree.versions.flatMap((version) => (tree.terms[version.id] ?? []).map((term) => [term.itemId, term.title])))

/** By source: what it promised in cash, in kind and in other units, and what of it was spent. Sources in the order of their promise. */
function sourcesOf(shares: readonly FullShare[], entries: readonly Entry[]): MoneyView['sources'] {
  const names = new Set([...shares.map((share) => share.fundingSource), ...entries.map((entry) => entry.fundingSource)])
  return [...names]
    .map((source) => {
      const own = shares.filter((share) => share.fundingSource === source)
      const spentOf = (kind: Entry['kind']) =>
        spentNow(entries.filter((entry) => entry.fundingSource === source && entry.kind === kind))
      const units = Map.groupBy(
        own.filter((share) => share.nonMoney !== null),
        (share) => share.nonMoneyUnit ?? '',
      )
      return {
        source,
        cash: add(own.map((share) => share.cash)),
        inKind: add(own.map((share) => share.inKind)),
        nonMoney: [...units].map(([unit, of]) => ({ unit, amount: add(of.map((share) => share.nonMoney!)) })),
        spentCash: spentOf('cash'),
        spentInKind: spentOf('inKind'),
      }
    })
    .toSorted((one, other) => {
      if ((one.source === null) !== (other.source === null)) return one.source === null ? 1 : -1
      const more = dec(add([other.cash, other.inKind])).minus(dec(add([one.cash, one.inKind])))
      return more.gt(0) ? 1 : more.lt(0) ? -1 : 0
    })
}

function spendingView(
  entry: Entry,
  titles: ReadonlyMap<string, string>,
  nameOf: NameOf,
  files: ReadonlyMap<string, FileView>,
): SpendingView {
  const fileOf = (id: string | null) => (id === null ? null : (files.get(id) ?? null))
  return {
    id: entry.id,
    itemId: entry.itemId,
    title: titles.get(entry.itemId) ?? '',
    source: entry.fundingSource,
    kind: entry.kind,
    first: entry.amount,
    amount: entry.now,
    spentOn: entry.spentOn,
    note: entry.note,
    file: fileOf(entry.fileId),
    by: nameOf(entry.by),
    at: entry.at,
    corrections: entry.corrections.map((one, place) => ({
      from: entry.corrections[place - 1]?.to ?? entry.amount,
      to: one.to,
      reason: one.reason ?? '',
      file: fileOf(one.fileId),
      by: nameOf(one.by),
      at: one.at,
    })),
  }
}
