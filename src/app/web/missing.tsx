import { ApiProblem } from '../../ui/api.ts'
import { Btn, BtnLink, PageHead, useWords } from '../../ui/index.ts'
import type { fa } from '../app.fa.ts'

/** No such page, or nothing there for this reader: the two look the same. */
export function Missing() {
  const t = useWords<typeof fa>('app')
  return (
    <PageHead
      title={t('missing.title')}
      lead={t('missing.lead')}
      acts={
        <BtnLink tone="go" href="/">
          {t('missing.home')}
        </BtnLink>
      }
    />
  )
}

/** A page that could not be shown: says so calmly and offers to try again. What the house knows nothing of is missing, not broken. */
export function Broken({ error }: { error: unknown }) {
  const t = useWords<typeof fa>('app')
  if (error instanceof ApiProblem && error.isNowhere) return <Missing />
  // without the network most pages cannot be shown; what can be done meanwhile is one step away
  const lost = !navigator.onLine
  return (
    <PageHead
      title={t(lost ? 'broken.offLine' : 'broken.title')}
      lead={t(lost ? 'broken.offLineLead' : 'broken.lead')}
      acts={
        <>
          {lost && (
            <BtnLink tone="go" href="/unsent">
              {t('broken.offLineWay')}
            </BtnLink>
          )}
          <Btn tone={lost ? 'plain' : 'go'} onClick={() => location.reload()}>
            {t('broken.again')}
          </Btn>
        </>
      }
    />
  )
}
