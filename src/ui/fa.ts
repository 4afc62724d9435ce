/** The one place through which the components reach the Persian analyser. */
export {
  faDigits,
  formatJalali,
  formatNumber,
  formatPercent,
  fromJalali,
  type JalaliStyle,
  parseJalali,
  parseNumber,
  toJalali,
} from './fa.temp.ts'
