import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Btn, IconBtn, Section, TextArea, TextInput, useLooks, useToast } from '../../../ui/index.ts'
import { newKey, Problem, useRefresh } from '../../commitments/screens/index.ts'
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
  const { locale } = useLooks()
  const say = useToast()
  const refresh = useRefresh()
  const [vision, setVision] = useState(plan.vision ?? '')
  const [lines, setLines] = useState<readonly Line[]>(plan.strategies.map(({ id, title }) => ({ key: id, id, title })))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const said = (path: string) => (problem instanceof ApiProblem ? problem.field(path)?.[locale] : undefined)
  const put = (key: string, title: string) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, title } : line)))
  const up = (place: number) =>
    setLines((now) => [...now.slice(0, place - 1), now[place]!, now[place - 1]!, ...now.slice(place + 1)])
  const save = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await api.put(`/api/plans/${plan.id}/strategies`, {
        version: plan.version,
        vision: vision.trim(),
        strategies: lines.map(({ id, title }) => ({ ...(id ? { id } : {}), title: title.trim() })),
      })
      say({ title: t('plan.saved') })
      onDone()
      await refresh()
    } catch (refused) {
      setProblem(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
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
          error={said('vision')}
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
                error={said(`strategies.${place}.title`)}
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
          {problem && !(problem instanceof ApiProblem && problem.fields.length > 0) ? <Problem of={problem} /> : null}
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
