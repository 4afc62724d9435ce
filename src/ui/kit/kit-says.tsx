import { useState } from 'react'
import {
  Btn,
  BtnLink,
  ConfirmDialog,
  Empty,
  GatePath,
  JalaliDateInput,
  Problem,
  Refusal,
  Section,
  Select,
  Timeline,
  useFormat,
  useToast,
  useWords,
  Work,
} from '../index.ts'
import type { fa } from './kit.fa.ts'
import { TODAY } from './kit-data.ts'

export function KitSays() {
  const t = useWords<typeof fa>('kit')
  const f = useFormat()
  const say = useToast()
  const [day, setDay] = useState<string | null>(TODAY)
  const [body, setBody] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Section title={t('says')}>
        <div className="row">
          <Btn onClick={() => say({ title: t('toastTitle'), text: t('toastText'), undo: () => {} })}>{t('toast')}</Btn>
          <Btn onClick={() => setAsking(true)}>{t('closeYear')}</Btn>
        </div>
        <ConfirmDialog
          opened={asking}
          onClose={() => setAsking(false)}
          title={t('closeYearAsk')}
          verb={t('closeYear')}
          onConfirm={() => {}}
          other={<Btn>{t('review')}</Btn>}
        >
          <p>{t('closeYearText')}</p>
          <div className="fields pairs">
            <JalaliDateInput label={t('deadline')} value={day} onChange={setDay} />
            <Select
              label={t('body')}
              value={body}
              onChange={setBody}
              options={[
                { value: 'o1', label: t('o1') },
                { value: 'o2', label: t('o2') },
              ]}
            />
          </div>
        </ConfirmDialog>
        <Problem of={t('problem')} />
        <Refusal
          title={t('refusal')}
          clause={t('refusalClause')}
          missing={[t('m1'), t('m2'), t('m3')]}
          way={<a href="#clause">{t('seeClause')}</a>}
        />
        <div className="two">
          <Empty
            title={t('empty')}
            text={t('emptyText')}
            acts={
              <>
                <BtnLink href="#agenda" tone="go">
                  {t('agenda')}
                </BtnLink>
                <Btn tone="quiet">{t('fromMinutes')}</Btn>
              </>
            }
          />
          <div className="empty">
            <Work
              title={t('importing')}
              count={t('importCount', { done: 8210, all: 12400 })}
              percent={66}
              detail={t('importDetail', { good: 8188, bad: 22 })}
              left={t('importLeft', { seconds: 12 })}
            />
          </div>
        </div>
      </Section>
      <Section title={t('path')}>
        <GatePath
          gates={[
            { id: '1', name: t('g1'), state: 'past', lines: [t('committee'), f.date('2012-06-10', 'month')] },
            { id: '2', name: t('g2'), state: 'past', lines: [t('committee'), f.date('2012-11-10', 'month')] },
            { id: '3', name: t('g3'), state: 'past', lines: [t('supervisor'), f.date('2014-08-10', 'month')] },
            { id: '4', name: t('g4'), state: 'past', lines: [t('council'), f.date('2015-03-10', 'month')] },
            { id: '5', name: t('g5'), state: 'now', at: 56, lines: [t('secondYear')] },
            { id: '6', name: t('g6'), state: 'locked', lines: [t('afterThird')] },
            { id: '7', name: t('g7'), state: 'locked' },
          ]}
        />
      </Section>
      <Section title={t('events')}>
        <Timeline
          events={[
            { id: '1', at: '2017-02-02', state: 'verified', text: t('e1'), by: t('e1by') },
            { id: '2', at: '2016-12-07', state: 'noted', text: t('e2') },
            { id: '3', at: t('year95'), state: 'approved', text: t('e3') },
          ]}
        />
      </Section>
    </>
  )
}
