import type { UploadedFile } from '../../../ui/api.ts'
import { newKey } from '../../../ui/kept/keys.ts'
import type { ItemView } from '../commitments.schema.ts'
import { approvedValue, shortDecimal } from './figures.rules.ts'

export const HOWS = ['phone', 'letter', 'inPerson', 'message'] as const
export type How = (typeof HOWS)[number]

export interface Behalf {
  who: 'self' | 'person' | 'organisation'
  id: string | null
  name: string
  how: How | null
}

/** Evidence of a claim: sent already, or still on the device only. */
export type ClaimFile = UploadedFile & { local?: boolean }

/** What stands in the claim form, kept in the browser until it is sent. */
export interface ClaimDraft {
  /** Percent or quantity as a decimal; null: nothing readable typed. */
  number: string | null
  result: string
  reason: string
  /** ISO day; null: today, whenever it is sent. */
  asOf: string | null
  files: ClaimFile[]
  behalf: Behalf
  /** One per form: the same claim sent twice is one claim. */
  key: string
}

export const firstDraft = (item: ItemView): ClaimDraft => ({
  number: item.measure === 'quantity' ? null : shortDecimal(approvedValue(item) ?? '0', 2),
  result: '',
  reason: '',
  asOf: null,
  files: [],
  behalf: { who: 'self', id: null, name: '', how: null },
  key: newKey(),
})

/** Name of the draft; a claim that waits and is taken up again has its own. */
export const keptName = (itemId: string, key?: string) => (key ? `claim.${itemId}.${key}` : `claim.${itemId}`)

/** Whether the number lies below what was approved last, so that a reason is asked for. */
export const falls = (item: ItemView, number: string | null): boolean => {
  const approved = approvedValue(item)
  return number !== null && approved !== null && Number(number) < Number(approved)
}

/** What is missing before the form can be sent, by field. The server judges again and says more. */
export function missing(
  item: ItemView,
  draft: ClaimDraft,
): Partial<Record<'number' | 'result' | 'reason' | 'behalf', true>> {
  return {
    ...(draft.number === null ? { number: true as const } : {}),
    ...(draft.result.trim() === '' ? { result: true as const } : {}),
    ...(falls(item, draft.number) && draft.reason.trim() === '' ? { reason: true as const } : {}),
    ...(draft.behalf.who !== 'self' && (!draft.behalf.id || !draft.behalf.how) ? { behalf: true as const } : {}),
  }
}

/** The request that the form stands for. */
export function bodyOf(item: Pick<ItemView, 'measure'>, draft: ClaimDraft, today: string) {
  const { behalf } = draft
  return {
    asOf: draft.asOf ?? today,
    ...(item.measure === 'quantity' ? { quantity: draft.number ?? undefined } : { value: draft.number ?? undefined }),
    result: draft.result.trim(),
    ...(draft.reason.trim() ? { reason: draft.reason.trim() } : {}),
    fileIds: draft.files.map((file) => file.id),
    ...(behalf.who !== 'self' && behalf.id
      ? { onBehalf: { [behalf.who === 'person' ? 'personId' : 'organisationId']: behalf.id, how: behalf.how } }
      : {}),
    key: draft.key,
  }
}
