import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, IconBtn, Problem, Section, TextArea, TextInput, useSend } from '../../../ui/index.ts'
import { newKey } from '../../commitments/screens/index.ts'
import type { PlanView } from '../plans.schema.ts'
import { usePlanWords } from './words.ts'

interface Line {
  key: string
  id: string | null
  title: string
}

/** Vision and strategies in their order, written at once; a stale screen is refused and keeps what was typed. */
export function StrategiesEdit({ plan, onDone }: { plan: PlanView; onDone(): void }) {
  const { t } = usePlanWords()
  const [vision, setVision] = useState(plan.vision ?? '')
  const [lines, setLines] = useState<readonly Line[]>(plan.strategies.map(({ id, title }) => ({ key: id, id, title })))
  const { send, busy, form, field, problem } = useSend({
    fields: ['vision', ...lines.map((_, place) => `strategies.${place}.title`)],
    done: t('plan.saved'),
    renew: 'all',
  })
  const put = (key: string, title: string) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, title } : line)))
  const up = (place: number) =>
    setLines((now) => [...now.slice(0, place - 1), now[place]!, now[place - 1]!, ...now.slice(place + 1)])
  const save = async () => {
    const done = await send(() =>
      api.put(`/api/plans/${plan.id}/strategies`, {
        version: plan.version,
        vision: vision.trim(),
        strategies: lines.map(({ id, title }) => ({ ...(id ? { id } : {}), title: title.trim() })),
      }),
    )
    if (done) onDone()
  }
  return (
    <form
      ref={form}
      className="prose plan-edit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Section title={t('plan.vision')}>
        <TextArea
          label={t('plan.vision')}
          hint={t('plan.visionHint')}
          optional
          value={vision}
          onChange={setVision}
          error={field('vision')}
        />
      </Section>
      <Section title={t('plan.strategies')} note={t('plan.usedStays')}>
        <div className="stack">
          {lines.map((line, place) => (
            <div key={line.key} className="strategy-row">
              <TextInput
                label={t('plan.strategy', { n: place + 1 })}
                value={line.title}
                onChange={(title) => put(line.key, title)}
                error={field(`strategies.${place}.title`)}
              />
              <span>
                <span className="flip">
                  <IconBtn
                    icon="down"
                    label={t('plan.upStrategy', { n: place + 1 })}
                    disabled={place === 0}
                    onClick={() => up(place)}
                  />
                </span>
              </span>
              <IconBtn
                icon="close"
                label={t('plan.removeStrategy', { n: place + 1 })}
                onClick={() => setLines((now) => now.filter((one) => one.key !== line.key))}
              />
            </div>
          ))}
          <Btn icon="plus" small onClick={() => setLines((now) => [...now, { key: newKey(), id: null, title: '' }])}>
            {t('plan.addStrategy')}
          </Btn>
          <Problem of={problem} />
          <div className="row tight">
            <Btn tone="go" type="submit" busy={busy}>
              {t('plan.save')}
            </Btn>
            <Btn tone="quiet" onClick={onDone}>
              {t('act.cancel')}
            </Btn>
          </div>
        </div>
      </Section>
    </form>
  )
}
