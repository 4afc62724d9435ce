import { useState } from 'react'
import {
  Btn,
  ExampleMark,
  InkBar,
  InkKey,
  Nuqta,
  Section,
  Segments,
  SourceChip,
  Tag,
  useUiWords,
  useWords,
} from '../index.ts'
import type { fa } from './kit.fa.ts'
import { INK } from './kit-data.ts'

const STATES = ['claimed', 'verified', 'approved', 'noted', 'late', 'risk', 'ok'] as const

export function KitMarks() {
  const t = useWords<typeof fa>('kit')
  const ui = useUiWords()
  const [unit, setUnit] = useState<'month' | 'season'>('month')
  return (
    <>
      <Section title={t('ink')} mark={<ExampleMark />}>
        <div className="stack">
          <div className="row choices">
            {STATES.map((state) => (
              <span key={state} className="row tight">
                <Nuqta state={state} />
                {ui(`nuqta.${state}`)}
              </span>
            ))}
          </div>
          <InkBar size="tall" {...INK} />
          <InkKey values={INK} />
          <div className="two">
            <div className="stack">
              <InkBar claimed={64} verified={64} approved={64} noted={64} planned={60} />
              <p className="small dim">{t('ahead')}</p>
            </div>
            <div className="stack">
              <InkBar claimed={60} verified={35} approved={35} noted={35} planned={70} />
              <p className="small dim">{t('returned')}</p>
            </div>
          </div>
          <InkBar size="thin" planned={25} />
          <p className="small dim">{t('untouched')}</p>
        </div>
      </Section>
      <Section title={t('buttons')}>
        <div className="row">
          <Btn tone="go">{t('resolve')}</Btn>
          <Btn icon="print">{t('print')}</Btn>
          <Btn tone="quiet">{t('giveUp')}</Btn>
          <Btn tone="danger">{t('cancelResolution')}</Btn>
          <Btn tone="go" why={t('blocked')}>
            {t('resolve')}
          </Btn>
          <Btn small>{t('smallOne')}</Btn>
          <Segments
            label={t('scale')}
            options={[
              { value: 'month', label: t('month') },
              { value: 'season', label: t('season') },
            ]}
            value={unit}
            onChange={setUnit}
          />
        </div>
      </Section>
      <Section title={t('tags')}>
        <div className="row tight">
          <Tag tone="info">{t('tNotified')}</Tag>
          <Tag tone="go">{t('tAccepted')}</Tag>
          <Tag tone="risk">{t('tObjected')}</Tag>
          <Tag tone="ok">{t('tDone')}</Tag>
          <Tag tone="late">{t('tUndone')}</Tag>
          <Tag>{t('tPast')}</Tag>
          <Tag tone="cut">{t('tCancelled')}</Tag>
          <Tag tone="late">{t('tLate', { days: 3 })}</Tag>
          <ExampleMark />
          <SourceChip code="D0" href="#d0" />
          <SourceChip code="D4" />
        </div>
      </Section>
    </>
  )
}
