import { expect, test } from 'vitest'
import { type Candidate, type Mention, matchPerson } from './persons.rules.ts'

const post = (organisationId: string, from: string | null = null, until: string | null = null) => ({
  organisationId,
  from,
  until,
})
const ehsan: Candidate = {
  id: 'ehsan',
  givenName: 'احسان',
  familyName: 'یوسفی',
  nationalCode: '0012345679',
  posts: [post('npc', '2020-01-01', '2024-12-31')],
}
const sina: Candidate = {
  id: 'sina',
  givenName: 'سینا',
  familyName: 'یوسفی',
  nationalCode: null,
  posts: [post('studies')],
}
const namesake: Candidate = {
  id: 'other',
  givenName: 'احسان',
  familyName: 'یوسفی',
  nationalCode: null,
  posts: [post('npc')],
}

test.each<[string, Mention, Candidate[], string | null, string]>([
  [
    'a surname alone links to nobody, even if only one bears it',
    { familyName: 'یوسفی' },
    [ehsan],
    null,
    'surnameAlone',
  ],
  [
    'a surname with an office links to nobody',
    { familyName: 'یوسفی', organisationId: 'npc' },
    [ehsan],
    null,
    'surnameAlone',
  ],
  [
    'a full name without an office links to nobody',
    { givenName: 'احسان', familyName: 'یوسفی' },
    [ehsan],
    null,
    'noOffice',
  ],
  [
    'name and office agree',
    { givenName: 'احسان', familyName: 'یوسفی', organisationId: 'npc', day: '2022-05-01' },
    [ehsan, sina],
    'ehsan',
    'nameAndOffice',
  ],
  [
    'Arabic letters are the same name',
    { givenName: 'احسان', familyName: 'يوسفي', organisationId: 'npc', day: '2022-05-01' },
    [ehsan],
    'ehsan',
    'nameAndOffice',
  ],
  [
    'the office was left before that day',
    { givenName: 'احسان', familyName: 'یوسفی', organisationId: 'npc', day: '2025-05-01' },
    [ehsan],
    null,
    'nobody',
  ],
  [
    'two of one name in one office stay two',
    { givenName: 'احسان', familyName: 'یوسفی', organisationId: 'npc', day: '2022-05-01' },
    [ehsan, namesake],
    null,
    'several',
  ],
  [
    'a national code decides alone',
    { familyName: 'یوسفی', nationalCode: '0012345679' },
    [sina, ehsan],
    'ehsan',
    'nationalCode',
  ],
  [
    'an unknown national code is nobody',
    { givenName: 'سینا', familyName: 'یوسفی', nationalCode: '0077766652', organisationId: 'studies' },
    [sina],
    null,
    'nobody',
  ],
])('%s', (_, mention, candidates, personId, because) => {
  expect(matchPerson(mention, candidates)).toEqual({ personId, because })
})
