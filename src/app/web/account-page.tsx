import { AccountPage } from '../../modules/identity/screens/account-page.tsx'
import { OwnChoices } from '../../modules/messages/screens/index.ts'
import { SignatureSection } from '../../modules/papers/screens/index.ts'

/** One's own account, with the messages that one wants and the signature that one keeps. */
export const Account = () => (
  <AccountPage
    more={
      <>
        <OwnChoices />
        <SignatureSection />
      </>
    }
  />
)
