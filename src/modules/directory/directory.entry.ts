import type { z } from 'zod'
import type { Entry } from '../../kernel/context.ts'
import type { OnBehalf } from '../../kernel/http/schema.ts'

/** The journal line of something typed for somebody: for whom, and how it reached the house. */
export const enteredFor = (line: Entry, onBehalf: z.output<typeof OnBehalf> | undefined): Entry =>
  onBehalf
    ? {
        ...line,
        after: { ...line.after, how: onBehalf.how },
        forPersonId: onBehalf.personId ?? null,
        forOrganisationId: onBehalf.organisationId ?? null,
      }
    : line
