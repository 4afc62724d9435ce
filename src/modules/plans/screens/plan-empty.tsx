import { useAsOf } from '../../../ui/address.ts'
import { BtnLink, Empty } from '../../../ui/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { draftHref } from './addresses.ts'
import { usePlanWords } from './words.ts'

/** A year without a baseline: what stands in its draft, and the way there. */
export function PlanEmpty({ view }: { view: PlanYearView }) {
  const { t, counted } = usePlanWords()
  const { isPast } = useAsOf()
  const count = view.draft?.activities.length ?? 0
  return (
    <Empty
      title={t('empty.title')}
      text={isPast ? t('draft.nonePast') : count > 0 ? t('empty.draft', { count: counted(count) }) : t('empty.text')}
      acts={
        view.draft && (
          <BtnLink href={draftHref(view.id)} tone="go">
            {t(view.may.draft === true ? 'act.writeDraft' : 'act.seeDraft')}
          </BtnLink>
        )
      }
    />
  )
}
