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
  return (
    <PageHead
      title={t('broken.title')}
      lead={t('broken.lead')}
      acts={
        <Btn tone="go" onClick={() => location.reload()}>
          {t('broken.again')}
        </Btn>
      }
    />
  )
}
