import type { Words } from '../../kernel/words.ts'
import type { fa } from './user.fa.ts'

export const en: Words<typeof fa> = {
  'user.about': 'accounts',
  'user.addAbout': 'registers a person with an account and prints the one-time link for the password',
  'user.listAbout': 'lists accounts, ways to sign in, and roles',
  'user.disableAbout': 'disables an account; its sessions end at once',
  'user.enableAbout': 'enables a disabled account',
  'user.resetAbout': 'prints a new one-time link for the password',
  'user.nameArgument': 'national code, mobile number or e-mail',
  'user.givenName': 'given name',
  'user.familyName': 'family name',
  'user.role': 'role',
  'user.reach': 'reach: nation, a province code such as IR-30, or the id of a record',
  'user.reason': 'reason',
  'user.added': 'The account of {name} was made.',
  'user.link': 'This link works once, for 24 hours, and is not shown again:',
  'user.disabled': 'The account of {name} was disabled and its sessions ended.',
  'user.enabled': 'The account of {name} was enabled.',
  'user.none': 'There is no account yet. Make one with khoosheh user add.',
  'user.notFound': 'No account opens with “{name}”. To list them: khoosheh user list',
  'user.noName': 'The family name is missing. Give it with --family-name.',
  'user.unknownRole': 'The role “{role}” is not known. Roles: {roles}',
  'user.unknownReach':
    'The reach “{reach}” does not fit this role. Give nation, a province code such as IR-30, or a record id.',
  'user.state.active': 'active',
  'user.state.disabled': 'disabled',
  'user.state.neverSignedIn': 'no password yet',
  'user.state.withoutAccount': 'no account',
  'user.state.locked': 'closed after wrong tries',
}
