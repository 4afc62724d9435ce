/** A notification with the names of its people and bodies, as it stood when it was sent. */
export interface NotificationFacts {
  /** «۶-۲». */
  resolutionNumber: string
  letterNumber: string | null
  notifiedOn: string
  sessionTitle: string | null
  bodyTitle: string
  decidedOn: string | null
  text: string
  organisation: string | null
  person: string | null
  concerns: readonly string[]
  deadline: string
  objectionUntil: string | null
  signer: string | null
  signerPost: string | null
  office: string | null
  /** Address of the resolution's page. */
  link: string
}

/** Names of the fields of content/templates/resolution-notification. */
export const notificationFields = [
  'letter_number',
  'letter_date',
  'attachments_note',
  'recipient_title',
  'recipient_name',
  'recipient_post',
  'session_title',
  'session_date',
  'resolution_number',
  'resolution_text',
  'responsible_body',
  'liaison_name',
  'concerned_record',
  'deadline',
  'objection_deadline',
  'resolution_link',
  'signer_name',
  'signer_post',
  'organisation_name',
  'copies',
] as const
export type NotificationFields = Record<(typeof notificationFields)[number], string>

interface Say {
  day: (iso: string) => string
  digits: (text: string) => string
  /** «، » between two. */
  join: string
}

/**
 * The fields of the notification's letter. What nobody has written stays empty, so that the letter shows its gap; nothing is guessed.
 * A body without a named liaison is written to as a body.
 */
export function fillNotification(facts: NotificationFacts, say: Say): NotificationFields {
  const dayOf = (iso: string | null) => (iso === null ? '' : say.day(iso))
  return {
    letter_number: facts.letterNumber === null ? '' : say.digits(facts.letterNumber),
    letter_date: say.day(facts.notifiedOn),
    attachments_note: '',
    recipient_title: '',
    recipient_name: facts.person ?? facts.organisation ?? '',
    recipient_post: facts.person === null ? '' : (facts.organisation ?? ''),
    session_title: say.digits(facts.sessionTitle ?? facts.bodyTitle),
    session_date: dayOf(facts.decidedOn),
    resolution_number: say.digits(facts.resolutionNumber),
    resolution_text: facts.text,
    responsible_body: facts.organisation ?? facts.person ?? '',
    liaison_name: facts.organisation === null ? '' : (facts.person ?? ''),
    concerned_record: facts.concerns.join(say.join),
    deadline: say.day(facts.deadline),
    objection_deadline: dayOf(facts.objectionUntil),
    resolution_link: facts.link,
    signer_name: facts.signer ?? '',
    signer_post: facts.signerPost ?? '',
    organisation_name: facts.office ?? '',
    copies: '',
  }
}
