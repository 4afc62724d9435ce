import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { lazy, Suspense } from 'react'
import type { EditionView } from '../../modules/editions/editions.schema.ts'
import { api } from '../../ui/api.ts'
import { Answer } from '../../ui/index.ts'

/** Which room shows the editions of a subject. */
const pages: Record<string, ComponentType<{ id: string }>> = {
  gates: lazy(() =>
    import('../../modules/clusters/screens/bylaw/edition-page.tsx').then((one) => ({ default: one.EditionPage })),
  ),
  followUp: lazy(() =>
    import('../../modules/meetings/screens/rules-edition-page.tsx').then((one) => ({ default: one.RulesEditionPage })),
  ),
  criteria: lazy(() =>
    import('../../modules/ranking/screens/criteria-edition-page.tsx').then((one) => ({
      default: one.CriteriaEditionPage,
    })),
  ),
}

/** One edition of whatever subject, on the page of its room. */
export function EditionPage({ id }: { id: string }) {
  const found = useQuery({
    queryKey: ['editions', 'one', id],
    queryFn: () => api.get<EditionView>(`/api/editions/${id}`),
  })
  return (
    <Answer of={found}>
      {({ subject }) => {
        const Page = pages[subject]
        return Page ? (
          <Suspense>
            <Page id={id} />
          </Suspense>
        ) : null
      }}
    </Answer>
  )
}
