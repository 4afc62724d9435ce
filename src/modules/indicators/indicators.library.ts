import content from '../../../content/catalogues.json' with { type: 'json' }
import type { IndicatorsTable } from './indicators.tables.ts'

/** Words in both languages. */
export interface Both {
  fa: string
  en: string
}

/** A measure: its name, unit, direction and how it is computed. */
export interface Indicator extends Both {
  code: string
  /** Null: each target says its unit. */
  unit: Both | null
  direction: 'up' | 'down'
  kind: string
  computed: Both
  /** An office's own, of that province; null of the nation; undefined in the common library. */
  provinceId?: string | null
  /** What an own indicator names as its counter. */
  counter: string | null
}

/** The common library, in the order of content. */
export const library: readonly Indicator[] = content.indicators.map((one) => ({
  code: one.code,
  fa: one.fa,
  en: one.en,
  unit: { fa: one.unit_fa, en: one.unit_en },
  direction: one.direction as 'up' | 'down',
  kind: one.kind,
  computed: { fa: one.computed_fa, en: one.computed_en },
  counter: null,
}))

/** Why a target was missed: causes that are commonly given. */
export const missReasons: readonly (Both & { code: string })[] = content.index_miss_reasons

/** An office's own indicator as the library shows it. */
export const ownIndicator = (row: IndicatorsTable): Indicator => ({
  code: row.code,
  fa: row.fa,
  en: row.en,
  unit: row.unit_fa === null ? null : { fa: row.unit_fa, en: row.unit_en! },
  direction: row.direction,
  kind: row.kind,
  computed: { fa: row.computed_fa, en: row.computed_en },
  provinceId: row.province_id,
  counter: row.counter,
})
