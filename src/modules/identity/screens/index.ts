/** Screens of identity: the two doors, one's own account, and the keeping of people's access. */
export { PersonSelect } from './access/person-select.tsx'
export { AwayNote } from './account/away-note.tsx'
export { AccountPage } from './account-page.tsx'
export { PeopleAccessPage } from './people-access-page.tsx'
export { SetPasswordPage } from './set-password-page.tsx'
export { SignInPage } from './sign-in-page.tsx'
