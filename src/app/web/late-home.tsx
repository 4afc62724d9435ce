import { useQuery } from '@tanstack/react-query'
import { frontQuery, LateTable, paths } from '../../modules/clusters/screens/index.ts'
import { Link, Section, useLooks, useWords } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'

/** What is late in a province, why and with whom: what whoever answers for it sees first, also when nothing waits for them. */
export function LateHome({ province }: { province: string }) {
  const t = useWords<typeof fa>('app')
  const { locale } = useLooks()
  const { data: front } = useQuery(frontQuery(province, {}))
  if (!front || front.lateTotal === 0) return null
  return (
    <Section
      title={t('home.late', { province: front.province[locale] })}
      end={<Link href={paths.province(province)}>{t('nav.front')}</Link>}
    >
      <LateTable late={front.late} total={front.lateTotal} />
    </Section>
  )
}
