import { useEffect, useState } from 'react'
import { useAddress, useAsOf, useGo } from '../../../ui/address.ts'
import { Answer, Btn, IconBtn, Refusal, usePersonId, useWords } from '../../../ui/index.ts'
import type { fa } from '../commitments.fa.ts'
import type { ProgressView } from '../commitments.schema.ts'
import { ClaimForm, type SentClaim } from './claim-form.tsx'
import { ClaimPick } from './claim-pick.tsx'
import { ClaimSent } from './claim-sent.tsx'
import { useProgress } from './data.ts'
import { findWaiting, keepWaiting } from './waiting/waiting.device.ts'
import type { Waiting } from './waiting/waiting.rules.ts'
import { useWhy } from './why.ts'
import './commitments.css'

/**
 * Claiming progress, phone first: `/records/$id/claim?items=a,b,c` walks through the named activities one after another;
 * without names one chooses them first.
 */
export function ClaimPage({ id: recordId }: { id: string }) {
  const progress = useProgress(recordId)
  return (
    <div className="claim-page">
      <Answer of={progress}>{(tree) => <ClaimRun tree={tree} />}</Answer>
    </div>
  )
}

function ClaimRun({ tree }: { tree: ProgressView }) {
  const t = useWords<typeof fa>('commitments')
  const { query, change } = useAddress()
  const asOf = useAsOf()
  const go = useGo()
  const why = useWhy()
  const leaves = tree.items.filter((item) => item.isLeaf)
  // of a single promise there is nothing to choose
  const only = tree.items.length === 1 ? leaves.map((item) => item.itemId) : []
  const named = query.get('items')?.split(',').filter(Boolean) ?? only
  const items = named.flatMap((id) => tree.items.find((item) => item.itemId === id) ?? [])
  const [place, setPlace] = useState(0)
  const [sent, setSent] = useState<readonly SentClaim[]>([])
  const item = items[place]
  const closed = why(tree.may.claim)
  const again = useAgain(query.get('draft'))
  // The whole as it stood when the first claim was made: the claims themselves do not move the approved figure.
  const [begun] = useState(tree)
  const leave = () => (history.length > 1 ? history.back() : go(`/`))
  const done = items.length > 0 && !item
  return (
    <section className="claim-sheet" aria-label={t('claim.title')}>
      <div className="claim-top">
        {place > 0 && !done ? (
          <IconBtn icon="back" label={t('claim.previous')} onClick={() => setPlace(place - 1)} />
        ) : (
          <IconBtn icon="back" label={t('claim.back')} onClick={leave} />
        )}
        <div className="grow">
          <b className="strong">
            {t(done ? (sent.some((one) => one.claimId === null) ? 'sent.keptTitle' : 'sent.title') : 'claim.title')}
          </b>
          {items.length > 1 && (
            <span className="dim micro claim-place">
              {done
                ? t('sent.of', { count: sent.length, all: items.length })
                : t('claim.place', { place: place + 1, all: items.length })}
            </span>
          )}
        </div>
        {items.length > 1 && item && (
          <Btn tone="quiet" small onClick={() => setPlace(place + 1)}>
            {t('claim.skip')}
          </Btn>
        )}
      </div>
      {closed && !done ? (
        <div className="claim-pad">
          <Refusal
            title={closed}
            way={
              asOf.isPast && (
                <Btn small onClick={() => asOf.change({ asOf: null, knownAt: null })}>
                  {t('screen.toToday')}
                </Btn>
              )
            }
          />
        </div>
      ) : item && again === 'reading' ? null : item ? (
        <ClaimForm
          key={item.itemId}
          tree={tree}
          item={item}
          {...(again !== 'reading' && again?.item.itemId === item.itemId ? { again } : {})}
          onSent={(one) => {
            setSent((now) => [...now.filter((other) => other.itemId !== one.itemId), one])
            setPlace(place + 1)
            scrollTo({ top: 0 })
          }}
        />
      ) : done ? (
        <ClaimSent
          tree={begun}
          sent={sent}
          onAgain={() => {
            setSent([])
            setPlace(0)
            change({ items: null, draft: null }, true)
          }}
          onWithdrawn={(claimId) => setSent((now) => now.filter((one) => one.claimId !== claimId))}
        />
      ) : (
        <ClaimPick
          tree={tree}
          onPicked={(ids) => {
            setPlace(0)
            change({ items: ids.join(',') }, true)
          }}
        />
      )}
    </section>
  )
}

/** The waiting claim that the address names; it is not sent while its writer has it open. */
function useAgain(key: string | null): Waiting | null | 'reading' {
  const person = usePersonId()
  const [found, setFound] = useState<Waiting | null | 'reading'>(key === null ? null : 'reading')
  useEffect(() => {
    if (key === null || person === undefined) return
    void (async () => {
      const entry = await findWaiting(person, key)
      if (entry) await keepWaiting({ ...entry, state: 'open' })
      setFound(entry ?? null)
    })().catch(() => setFound(null))
  }, [key, person])
  return found
}
