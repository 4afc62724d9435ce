import { AccountPage } from '../../modules/identity/screens/account-page.tsx'
import { SignatureSection } from '../../modules/papers/screens/index.ts'

/** One's own account, with the signature that one keeps. */
export const Account = () => <AccountPage more={<SignatureSection />} />
