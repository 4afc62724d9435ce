import content from '../../../../content/catalogues.json' with { type: 'json' }
import { FollowUpContent } from './reminders.schema.ts'

/** The rules of content/catalogues.json, for every body and category, until an edition of the province or the nation is adopted. */
export const sampleFollowUp: FollowUpContent = FollowUpContent.parse({
  sets: [{ fa: 'همه مصوبه‌ها', en: 'All resolutions', rules: content.escalation_rules }],
})

export const followUpEdition = content.edition
