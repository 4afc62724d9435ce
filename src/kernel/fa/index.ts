/**
 * The one Persian analyser: what comes in is normalised, what is searched is folded, what is damaged is repaired,
 * what is shown has Persian numbers and Jalali dates. Pure functions; runs in the browser too.
 */
export { toLatinDigits, toPersianDigits } from './digits.ts'
export { foldForSearch, foldKey, stem, tokens } from './fold.ts'
export { type HouseStyleOptions, writeHouseStyle } from './house-style.ts'
export {
  type CheckedIdentifier,
  type CheckedMobile,
  type CheckedSheba,
  checkLegalId,
  checkNationalCode,
  checkSheba,
  type IdentifierProblem,
  type MobileProblem,
  normaliseMobile,
  type ShebaProblem,
} from './identifiers.ts'
export {
  addDays,
  addJalaliMonths,
  dayNumber,
  FIRST_YEAR,
  type FromJalali,
  fiscalYear,
  fromJalali,
  isLeapYear,
  isoOfDay,
  type JalaliDate,
  type JalaliProblem,
  LAST_YEAR,
  monthLength,
  monthRange,
  toJalali,
  weekday,
  yearRange,
} from './jalali.ts'
export {
  type DateProblem,
  formatJalali,
  fullYear,
  type JalaliStyle,
  MONTHS,
  type ParsedDate,
  parseJalali,
  WEEKDAYS,
} from './jalali-text.ts'
export { HALF_SPACE, hasPersianLetter } from './letters.ts'
export { type NormaliseOptions, normaliseInput } from './normalise.ts'
export { numberToWords, rialsInWords, wordsToNumber } from './number-words.ts'
export {
  faDigits,
  formatNumber,
  formatPercent,
  type NumberFormat,
  type NumberProblem,
  type ParsedNumber,
  parseNumber,
  parsePercent,
} from './numbers.ts'
export { type OrdinalPlace, ordinal, parseOrdinal } from './ordinals.ts'
export {
  AMBIGUOUS_LAM_ALEF,
  type Repair,
  type RepairedText,
  type RepairOptions,
  type RepairSwitches,
  repairLamAlef,
  repairText,
} from './repair.ts'
export { searchLamAlef, searchText, searchWords } from './search.ts'
