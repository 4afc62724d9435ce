import { rialsInWords } from '../../../kernel/fa/index.ts'
import { AmountInput, Btn, IconBtn, NumberInput, Select, TextInput, useLooks } from '../../../ui/index.ts'
import { useSourceNames } from '../../commitments/screens/index.ts'
import type { EditRow } from './draft.rules.ts'
import { usePlanWords } from './words.ts'

type Share = EditRow['shares'][number]

/** Who pays for an activity: by source what is cash, what is valued in kind, and what is no money in its own unit. */
export function ShareFields({
  shares,
  readOnly,
  onPut,
}: {
  shares: readonly Share[]
  readOnly: boolean
  onPut(shares: Share[]): void
}) {
  const { t, f } = usePlanWords()
  const { locale } = useLooks()
  const { sources } = useSourceNames()
  const put = (place: number, part: Partial<Share>) =>
    onPut(shares.map((share, at) => (at === place ? { ...share, ...part } : share)))
  const taken = new Set(shares.map((share) => share.fundingSource))
  const sum = shares.reduce((all, share) => all + BigInt(share.cash || '0') + BigInt(share.inKind || '0'), 0n)
  const optionsFor = (own: string) => [
    ...sources
      .filter((one) => one.code === own || !taken.has(one.code))
      .map((one) => ({ value: one.code, label: one[locale] })),
    ...(own === '' || sources.some((one) => one.code === own) ? [] : [{ value: own, label: own }]),
  ]
  return (
    <fieldset className="shares" disabled={readOnly}>
      <legend>{t('share.title')}</legend>
      {shares.length === 0 && <p className="muted">{t('share.none')}</p>}
      {shares.map((share, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a share has no name of its own until its source is chosen
        <div className="share" key={place}>
          <div className="share-source">
            <Select
              label={t('share.source', { place: place + 1 })}
              disabled={readOnly}
              options={optionsFor(share.fundingSource)}
              value={share.fundingSource || null}
              onChange={(fundingSource) => put(place, { fundingSource: fundingSource ?? '' })}
            />
            {!readOnly && (
              <IconBtn
                icon="close"
                label={t('share.remove', { place: place + 1 })}
                onClick={() => onPut(shares.filter((_, at) => at !== place))}
              />
            )}
          </div>
          <div className="share-money">
            <AmountInput
              label={t('share.cash', { place: place + 1 })}
              optional
              disabled={readOnly}
              value={Number(share.cash) === 0 ? null : share.cash}
              onChange={(cash) => put(place, { cash: cash ?? '0' })}
            />
            <AmountInput
              label={t('share.inKind', { place: place + 1 })}
              optional
              disabled={readOnly}
              value={Number(share.inKind) === 0 ? null : share.inKind}
              onChange={(inKind) => put(place, { inKind: inKind ?? '0' })}
            />
            <NumberInput
              label={t('share.nonMoney', { place: place + 1 })}
              optional
              disabled={readOnly}
              value={share.nonMoney ?? null}
              onChange={(nonMoney) => put(place, { nonMoney })}
            />
            <TextInput
              label={t('share.nonMoneyUnit', { place: place + 1 })}
              optional
              placeholder={t('share.unitHint')}
              disabled={readOnly}
              value={share.nonMoneyUnit ?? ''}
              onChange={(nonMoneyUnit) => put(place, { nonMoneyUnit })}
            />
          </div>
        </div>
      ))}
      {sum > 0n && (
        <p className="small">
          <b className="strong">{t('share.sum', { amount: f.amount(sum.toString()) })}</b>
          {locale === 'fa' && <span className="dim"> {rialsInWords(sum)}</span>}
        </p>
      )}
      <p className="micro dim">{t('share.hint')}</p>
      {!readOnly && shares.length < 10 && (
        <Btn
          small
          icon="plus"
          onClick={() =>
            onPut([...shares, { fundingSource: '', cash: '0', inKind: '0', nonMoney: null, nonMoneyUnit: null }])
          }
        >
          {t('share.add')}
        </Btn>
      )}
    </fieldset>
  )
}
