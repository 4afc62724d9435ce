import { toPersianDigits } from '../../../kernel/fa/index.ts'
import { seatsNeeded } from '../holding/quorum.rules.ts'
import type { BodyKind, QuorumRule } from '../meetings.kinds.ts'

export interface Both {
  fa: string
  en: string
}
export const fractions = ['1/2', '2/3', '3/4'] as const
export const rhythmUnits = ['week', 'month', 'year'] as const

/** What an office sets in an edition of a body's rules; seats, chair and secretary are the kind's. */
export interface EditionSettings {
  fraction: (typeof fractions)[number]
  /** Fewest voting seats, whatever the fraction gives; null: none. */
  minimum: number | null
  /** Codes of seats of which one must be present. */
  mustInclude: readonly string[]
  rhythm: { every: number; unit: (typeof rhythmUnits)[number] }
  invitationDays: number
  objectionDays: number
  restartsEachYear: boolean
  appointedBy: string
}
export const settingNames = ['quorum', 'rhythm', 'invitation', 'objection', 'numbering', 'appointedBy'] as const
export type SettingName = (typeof settingNames)[number]

const fractionWords: Record<EditionSettings['fraction'], Both> = {
  '1/2': { fa: 'نیمی', en: 'half' },
  '2/3': { fa: 'دو سوم', en: 'two thirds' },
  '3/4': { fa: 'سه چهارم', en: 'three quarters' },
}
const unitWords: Record<EditionSettings['rhythm']['unit'], Both> = {
  week: { fa: 'هفته', en: 'week' },
  month: { fa: 'ماه', en: 'month' },
  year: { fa: 'سال', en: 'year' },
}
const digits = (value: number) => toPersianDigits(String(value))

/** The settings of rules in force, as a form begins with them. */
export const settingsOf = (rules: BodyKind, objectionDays: number): EditionSettings => ({
  fraction: fractions.find((one) => one === rules.quorum.fraction) ?? '1/2',
  minimum: rules.quorum.minimum,
  mustInclude: rules.quorum.must_include,
  rhythm: { every: rules.rhythm.every, unit: rhythmUnits.find((one) => one === rules.rhythm.unit) ?? 'month' },
  invitationDays: rules.invitation_days,
  objectionDays,
  restartsEachYear: rules.numbering.restarts_each_year,
  appointedBy: rules.appointed_by.fa,
})

/** The clause of a quorum as it is read out: «حضور بیش از نیمی از کرسی‌های دارای رأی، از جمله رئیس و دبیر». */
export function quorumClause(
  { fraction, minimum, mustInclude }: Pick<EditionSettings, 'fraction' | 'minimum' | 'mustInclude'>,
  titleOf: (code: string) => Both,
): Both {
  const share = fractionWords[fraction]
  const names = mustInclude.map(titleOf)
  return {
    fa: [
      `حضور بیش از ${share.fa} از کرسی‌های دارای رأی`,
      ...(minimum === null ? [] : [`دست‌کم ${digits(minimum)} کرسی`]),
      ...(names.length === 0 ? [] : [`از جمله ${names.map((one) => one.fa).join(' و ')}`]),
    ].join('، '),
    en: [
      `More than ${share.en} of the voting seats present`,
      ...(minimum === null ? [] : [`at least ${minimum}`]),
      ...(names.length === 0 ? [] : [`among them ${names.map((one) => one.en).join(' and ')}`]),
    ].join(', '),
  }
}

const rhythmWords = ({ every, unit }: EditionSettings['rhythm']): Both => ({
  fa: `هر ${every === 1 ? '' : `${digits(every)} `}${unitWords[unit].fa} یک بار`,
  en: `every ${every === 1 ? unitWords[unit].en : `${every} ${unitWords[unit].en}s`}`,
})

/** Each setting as a sentence. */
export const settingsSaid = (settings: EditionSettings, quorum: Both): Record<SettingName, Both> => ({
  quorum,
  rhythm: rhythmWords(settings.rhythm),
  invitation: {
    fa: `${digits(settings.invitationDays)} روز پیش از جلسه`,
    en: `${settings.invitationDays} days before the session`,
  },
  objection: {
    fa: `${digits(settings.objectionDays)} روز پس از ابلاغ`,
    en: `${settings.objectionDays} days after notification`,
  },
  numbering: settings.restartsEachYear
    ? { fa: 'شماره جلسه‌ها هر سال از یک آغاز می‌شود', en: 'sessions are numbered from one each year' }
    : { fa: 'شماره جلسه‌ها پیوسته است', en: 'sessions are numbered on and on' },
  appointedBy: { fa: settings.appointedBy, en: settings.appointedBy },
})

/** The rules of a new edition: those in force with the settings in place of theirs. What was left as it is keeps its words. */
export function withSettings(rules: BodyKind, settings: EditionSettings, before: EditionSettings): BodyKind {
  const same = (...keys: (keyof EditionSettings)[]) =>
    keys.every((key) => JSON.stringify(settings[key]) === JSON.stringify(before[key]))
  const titleOf = (code: string) => rules.seats.find((seat) => seat.code === code) ?? { fa: code, en: code }
  const quorum: QuorumRule = same('fraction', 'minimum', 'mustInclude')
    ? rules.quorum
    : {
        ...rules.quorum,
        fraction: settings.fraction,
        minimum: settings.minimum,
        must_include: settings.mustInclude,
        ...quorumClause(settings, titleOf),
      }
  return {
    ...rules,
    quorum,
    rhythm: same('rhythm') ? rules.rhythm : { ...settings.rhythm, ...rhythmWords(settings.rhythm) },
    invitation_days: settings.invitationDays,
    objection_days: settings.objectionDays,
    numbering: { ...rules.numbering, restarts_each_year: settings.restartsEachYear },
    appointed_by: same('appointedBy') ? rules.appointed_by : { fa: settings.appointedBy, en: settings.appointedBy },
  }
}

export interface RulesChange {
  what: SettingName
  before: Both
  after: Both
}

/** What stands otherwise in the new rules, in the order of a reader. */
export function changesBetween(
  before: { rules: BodyKind; settings: EditionSettings },
  after: { rules: BodyKind; settings: EditionSettings },
): RulesChange[] {
  const said = ({ rules, settings }: typeof before) => ({
    ...settingsSaid(settings, { fa: rules.quorum.fa, en: rules.quorum.en }),
    rhythm: { fa: rules.rhythm.fa, en: rules.rhythm.en },
    appointedBy: rules.appointed_by,
  })
  const [old, now] = [said(before), said(after)]
  return settingNames
    .filter((name) => old[name].fa !== now[name].fa)
    .map((what) => ({ what, before: old[what], after: now[what] }))
}

/** How many of the voting seats a session needs under each of two rules. */
export const neededUnder = (votingSeats: number, before: BodyKind, after: BodyKind) => ({
  before: seatsNeeded(votingSeats, before.quorum),
  after: seatsNeeded(votingSeats, after.quorum),
})
