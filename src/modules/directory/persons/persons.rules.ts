import { foldName, isInTerm, type Term } from '../directory.rules.ts'

/** The full name as titles and lists show it. */
export const fullName = (given: string | null, family: string): string => (given ? `${given} ${family}` : family)

/** A person among those who bear the family name, with the offices held. */
export interface Candidate {
  id: string
  givenName: string | null
  familyName: string
  nationalCode: string | null
  posts: readonly ({ organisationId: string } & Term)[]
}

/** What a text says about a person. */
export interface Mention {
  givenName?: string | null
  familyName: string
  nationalCode?: string | null
  /** The office the text names beside the person, and the day of the text. */
  organisationId?: string | null
  day?: string | null
}

export interface Match {
  personId: string | null
  because: 'nationalCode' | 'nameAndOffice' | 'surnameAlone' | 'noOffice' | 'nobody' | 'several'
}

/**
 * Whom does a mention mean? A national code decides alone. Else given name, family name and an office held that day must agree on one
 * person; a name without an office, or a surname alone, links to nobody (two guests of one meeting are called یوسفی).
 */
export function matchPerson(mention: Mention, candidates: readonly Candidate[]): Match {
  if (mention.nationalCode) {
    const holder = candidates.find((candidate) => candidate.nationalCode === mention.nationalCode)
    return holder ? { personId: holder.id, because: 'nationalCode' } : { personId: null, because: 'nobody' }
  }
  if (!mention.givenName) return { personId: null, because: 'surnameAlone' }
  if (!mention.organisationId) return { personId: null, because: 'noOffice' }
  const name = foldName(mention.givenName, mention.familyName)
  const found = candidates.filter(
    (candidate) =>
      candidate.givenName &&
      foldName(candidate.givenName, candidate.familyName) === name &&
      candidate.posts.some(
        (post) =>
          post.organisationId === mention.organisationId && (mention.day == null || isInTerm(post, mention.day)),
      ),
  )
  if (found.length === 1) return { personId: found[0]!.id, because: 'nameAndOffice' }
  return { personId: null, because: found.length === 0 ? 'nobody' : 'several' }
}
