import { compareInstants, type Instant, type IsoDate } from './dates.ts'
import { type Decimal, dec, type Exact, percentOf, sum, text } from './decimal.ts'

/**
 * Earned value. Money is exact; a quotient that does not end is cut at 20 places. What would divide by zero has no
 * value and says why. Physical progress is never derived from money: EV uses the approved percent.
 */
export type WhyUndefined =
  | 'noBudget'
  | 'noPlannedValue'
  | 'noSpending'
  | 'nothingEarned'
  | 'noMoneyLeft'
  | 'finishedAndSpent'
export type Measured =
  | { readonly value: Decimal; readonly why: null }
  | { readonly value: null; readonly why: WhyUndefined }

/** How the rest is expected to cost: as so far (`typical`), as planned (`atypical`), both trends, or a stated rest. */
export type CostOutlook = 'typical' | 'atypical' | 'costAndTime' | { readonly etc: Decimal }

export type EarnedValueInput = {
  /** Budget at completion. */
  readonly bac: Decimal
  readonly pv: Decimal
  readonly ev: Decimal
  /** Money really spent; null where no spending is recorded (which is not the same as nothing spent). */
  readonly ac: Decimal | null
  readonly outlook?: CostOutlook
}

export type EarnedValue = {
  readonly sv: Decimal
  readonly cv: Measured
  readonly spi: Measured
  readonly cpi: Measured
  readonly eac: Measured
  readonly etc: Measured
  readonly vac: Measured
  /** Cost performance needed from now on to stay within the budget. */
  readonly tcpi: Measured
  /** The same, to stay within the estimate at completion. */
  readonly tcpiToEstimate: Measured
}

const is = (value: Exact): Measured => ({ value: text(value), why: null })
const none = (why: WhyUndefined): Measured => ({ value: null, why })
const ratio = (part: Exact, whole: Exact, why: WhyUndefined): Measured =>
  whole.eq(0) ? none(why) : is(part.div(whole))
const after = (measured: Measured, use: (value: Exact) => Measured): Measured =>
  measured.value === null ? measured : use(dec(measured.value))

/**
 * SV = EV − PV · CV = EV − AC · SPI = EV ÷ PV · CPI = EV ÷ AC (only where AC > 0) · ETC = EAC − AC · VAC = BAC − EAC ·
 * TCPI = (BAC − EV) ÷ (BAC − AC), to the estimate ÷ (EAC − AC).
 * EAC: typical AC × BAC ÷ EV (= BAC ÷ CPI) · atypical AC + BAC − EV · cost and time AC + (BAC − EV) ÷ (CPI × SPI) ·
 * stated AC + ETC.
 */
export function earnedValue(input: EarnedValueInput): EarnedValue {
  const [bac, pv, ev] = [dec(input.bac), dec(input.pv), dec(input.ev)]
  const ac = input.ac === null ? null : dec(input.ac)
  const left = bac.minus(ev)
  const eac = ac === null ? none('noSpending') : estimate(bac, pv, ev, ac, input.outlook ?? 'typical')
  return {
    sv: text(ev.minus(pv)),
    cv: ac === null ? none('noSpending') : is(ev.minus(ac)),
    spi: ratio(ev, pv, 'noPlannedValue'),
    cpi: ac === null ? none('noSpending') : ratio(ev, ac, 'noSpending'),
    eac,
    etc: after(eac, (value) => is(value.minus(ac!))),
    vac: after(eac, (value) => is(bac.minus(value))),
    tcpi: ac === null ? none('noSpending') : toComplete(left, bac.minus(ac)),
    tcpiToEstimate: after(eac, (value) => toComplete(left, value.minus(ac!))),
  }
}

function estimate(bac: Exact, pv: Exact, ev: Exact, ac: Exact, outlook: CostOutlook): Measured {
  if (typeof outlook === 'object') return is(ac.plus(dec(outlook.etc)))
  if (outlook === 'atypical') return is(ac.plus(bac).minus(ev))
  if (ac.eq(0)) return none('noSpending')
  if (ev.eq(0)) return none('nothingEarned')
  // Each formula is written as one quotient, so that it is cut once and not at every step.
  if (outlook === 'typical') return is(ac.times(bac).div(ev))
  if (pv.eq(0)) return none('noPlannedValue')
  return is(ac.plus(bac.minus(ev).times(ac).times(pv).div(ev.times(ev))))
}

function toComplete(left: Exact, money: Exact): Measured {
  if (money.gt(0)) return is(left.div(money))
  return none(left.eq(0) && money.eq(0) ? 'finishedAndSpent' : 'noMoneyLeft')
}

/** A share of the budget: PV from the planned percent, EV from the approved one. */
export const shareOfBudget = (bac: Decimal, percent: Decimal): Decimal =>
  text(dec(bac).times(dec(percent)).times('0.01'))

export type SpendingRow = { readonly amount: Decimal; readonly on: IsoDate; readonly at: Instant }

/** AC: money spent up to a day, as known at an instant; null where no row is known. */
export function actualCost(rows: readonly SpendingRow[], asOf: IsoDate, knownAt: Instant): Decimal | null {
  const known = rows.filter((row) => row.on <= asOf && compareInstants(row.at, knownAt) <= 0)
  return known.length === 0 ? null : text(sum(known.map((row) => dec(row.amount))))
}

/** Running totals of amounts per period. */
export function cumulative(amounts: readonly Decimal[]): Decimal[] {
  let total = dec('0')
  return amounts.map((amount) => {
    total = total.plus(dec(amount))
    return text(total)
  })
}

/** Financial progress: the share of the budget really spent, in percent; may exceed 100. */
export const financialProgress = (spent: Decimal | null, budget: Decimal): Measured =>
  spent === null ? none('noSpending') : dec(budget).eq(0) ? none('noBudget') : is(percentOf(dec(spent), dec(budget)))
