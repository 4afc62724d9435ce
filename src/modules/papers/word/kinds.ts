import content from '../../../../content/templates/fields.json' with { type: 'json' }

export type PaperLocale = 'fa' | 'en'

/** A kind of paper with the names that its template may use. */
export interface PaperKind {
  code: string
  fa: string
  en: string
  fields: ReadonlySet<string>
  /** Lists with the fields of their rows. */
  lists: ReadonlyMap<string, ReadonlySet<string>>
  /** Names without which a paper of this kind says nothing: a template that lacks one is refused. */
  required: readonly string[]
  /** Carries a letter number of the office. */
  numbered: boolean
  /** Stands on one sheet: set smaller, until it does. */
  oneSheet: boolean
}

/** What the house itself fills into every paper. */
const common = ['organisation_name', 'slogan', 'verify_link', 'verify_code'] as const

/** The heart of each kind. Every paper carries its check code besides, every letter its number and date. */
const hearts: Readonly<Record<string, readonly string[]>> = {
  'session-invitation': ['session_title', 'session_date', 'start_time', 'place'],
  minutes: ['session_title', 'session_number', 'session_date', 'resolutions', 'resolution_text'],
  'resolution-notification': ['resolution_number', 'resolution_text', 'responsible_body', 'deadline'],
  'appointment-order': ['recipient_name', 'body_name', 'seat_title', 'term_start', 'term_end'],
  reminder: ['subject_title', 'deadline', 'answer_deadline'],
  'allotment-contract-summary': ['contract_number', 'holder_name', 'price_net'],
  'clinic-report': ['unit_name', 'summary', 'findings'],
  certificate: ['certificate_number', 'participant_name', 'course_title'],
  'consortium-founding-minutes': ['consortium_name', 'founders', 'managing_director'],
  'press-item': ['headline', 'main_subject_sentence'],
  'council-pack': ['body_name', 'as_of_date', 'approved_progress', 'activities'],
}

const kinds = new Map<string, PaperKind>(
  content.templates.map((one) => {
    const numbered = one.fields.includes('letter_number')
    const lists = new Map(
      Object.entries(one.lists as Record<string, string[]>).map(([name, fields]) => [name, new Set(fields)]),
    )
    const required = ['verify_code', ...(numbered ? ['letter_number', 'letter_date'] : []), ...(hearts[one.code] ?? [])]
    return [
      one.code,
      {
        code: one.code,
        fa: one.fa,
        en: one.en,
        fields: new Set([...one.fields, ...common]),
        lists,
        required,
        numbered,
        oneSheet: one.code === 'council-pack',
      },
    ]
  }),
)

/** Every kind, in the order of the content. */
export const paperKinds: readonly PaperKind[] = [...kinds.values()]

/** The kind of that code, or undefined. */
export const paperKindOf = (code: string): PaperKind | undefined => kinds.get(code)

/** `has_guests` holds where `guests` has a row: what stands within is left out otherwise. */
export const conditionOf = (name: string): string | null => (name.startsWith('has_') ? name.slice(4) : null)

/** What stands in the row of somebody who has not signed. */
export const notSigned: Record<PaperLocale, string> = { fa: 'امضا نشده است', en: 'not signed' }

/** What stands at the foot of every sheet. */
export const footWords: Record<PaperLocale, { check: string; page: string; of: string }> = {
  fa: { check: 'درستی این نسخه را در {{verify_link}} با کد {{verify_code}} ببینید.', page: 'صفحه ', of: ' از ' },
  en: { check: 'Check this copy at {{verify_link}}, code {{verify_code}}.', page: 'Page ', of: ' of ' },
}
