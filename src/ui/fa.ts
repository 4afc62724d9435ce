/** The one place through which the components reach the Persian analyser. */
export {
  addDays,
  type DateProblem,
  faDigits,
  foldForSearch,
  formatJalali,
  formatNumber,
  formatPercent,
  fromJalali,
  type JalaliStyle,
  MONTHS,
  type NumberProblem,
  parseJalali,
  parseNumber,
  toJalali,
  weekday,
} from '../kernel/fa/index.ts'
