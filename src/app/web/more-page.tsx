import { useQuery } from '@tanstack/react-query'
import { Btn, Cols, Link, Matn, PageHead, Section, useLooks, useWords } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'
import { railGroups } from './navigation.ts'
import { meQuery } from './session.ts'
import { useSignOut } from './sign-out.ts'

/** «بیشتر» of a phone: the whole list of contents, language, colours and the way out, which have no room in five tabs. */
export function MorePage() {
  const t = useWords<typeof fa>('app')
  const { locale, dark, setLocale, setScheme } = useLooks()
  const { data: me } = useQuery(meQuery)
  const signOut = useSignOut()
  if (!me) return null
  return (
    <>
      <PageHead title={t('nav.more')} lead={t('more.lead')} />
      <Cols wide>
        <Matn>
          {railGroups(t, me, locale, undefined).map((group) => (
            <Section key={group.title} title={group.title ?? ''}>
              <ul className="more-list">
                {group.items.map((item) => (
                  <li key={item.href}>
                    <Link href={item.href}>{item.label}</Link>
                  </li>
                ))}
              </ul>
            </Section>
          ))}
          <Section title={t('more.account')}>
            <div className="row">
              <Btn onClick={() => setLocale(locale === 'fa' ? 'en' : 'fa')}>{t('nav.language')}</Btn>
              <Btn onClick={() => setScheme(dark ? 'light' : 'dark')}>{t(dark ? 'account.light' : 'account.dark')}</Btn>
              <Btn onClick={() => void signOut()}>{t('account.signOut')}</Btn>
            </div>
            <ul className="more-list">
              <li>
                <Link href="/unsent">{t('nav.unsent')}</Link>
              </li>
              <li>
                <Link href="/account">{t('nav.account')}</Link>
              </li>
            </ul>
          </Section>
        </Matn>
      </Cols>
    </>
  )
}
