import { useBlocker } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useAsOf } from '../../../ui/address.ts'
import {
  Answer,
  Btn,
  BtnLink,
  Cols,
  ConfirmDialog,
  Empty,
  ExcelButton,
  Matn,
  PageHead,
  Problem,
  Refusal,
  Section,
  useLooks,
  useToast,
} from '../../../ui/index.ts'
import { useSourceNames, useWhy } from '../../commitments/screens/index.ts'
import type { PlanYearView } from '../plans.schema.ts'
import { useTypeNames } from './activity-types.ts'
import { yearHref } from './addresses.ts'
import { copyText } from './copy.ts'
import { usePlanYear } from './data.ts'
import { tableText, weightSum } from './draft.rules.ts'
import { DraftGrid, focusCell } from './draft-grid.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'
import { MergeNotice } from './merge-notice.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { HistoryLink, planCrumbs, useYearTabs } from './plan-head.tsx'
import { ReviseDialog } from './revise-dialog.tsx'
import { useDraft } from './use-draft.ts'
import { usePlanWords } from './words.ts'
import './plans.css'

/** The open draft of a plan year: all activities in one grid, what is missing beside it, freezing at its end. `/plan-years/$id/draft` */
export function DraftPage({ id: planYearId }: { id: string }) {
  const year = usePlanYear(planYearId)
  return <Answer of={year}>{(view) => (view.draft ? <DraftEdit view={view} /> : <NoDraft view={view} />)}</Answer>
}

function NoDraft({ view }: { view: PlanYearView }) {
  const { t, yearName } = usePlanWords()
  const { isPast } = useAsOf()
  const [revising, setRevising] = useState(false)
  return (
    <>
      <PageHead
        crumbs={planCrumbs(view, t('title'))}
        title={t('year.title', { year: yearName(view.year.n) })}
        tabs={useYearTabs(view, 'draft')}
      />
      <Cols wide>
        <Matn>
          <Empty
            title={t('draft.none')}
            text={t(isPast ? 'draft.nonePast' : 'draft.noneText')}
            acts={
              <>
                <BtnLink href={yearHref(view.id)}>{t('draft.backToYear')}</BtnLink>
                {view.may.draft === true && <Btn onClick={() => setRevising(true)}>{t('act.revise')}</Btn>}
              </>
            }
          />
          {revising && <ReviseDialog onClose={() => setRevising(false)} planYearId={view.id} />}
        </Matn>
      </Cols>
    </>
  )
}

function DraftEdit({ view }: { view: PlanYearView }) {
  const { t, f, yearName, counted } = usePlanWords()
  const { isPast } = useAsOf()
  const say = useToast()
  const whyOf = useWhy()
  const draft = useDraft(view)
  const { nameOf } = useTypeNames()
  const { sourceName } = useSourceNames()
  const [pasting, setPasting] = useState<string | null>(null)
  const [freezing, setFreezing] = useState(false)
  const readOnly = isPast || view.may.draft !== true || draft.gone
  const { sum, missing } = weightSum(draft.rows)
  const faults = [...draft.problems.values()].reduce((all, row) => all + Object.keys(row).length, 0)
  const hinders = view.draft!.problems.filter((one) => one.level === 'refuse')
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => draft.dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => draft.dirty,
    withResolver: true,
  })

  const save = async () => {
    const [key, wrong] = [...draft.problems][0] ?? []
    if (key && wrong) return focusCell(key, Object.keys(wrong)[0]!)
    if (draft.dirty && (await draft.save())) say({ title: t('draft.saved') })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyS') return
      event.preventDefault()
      if (!readOnly) void save()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  const copy = async () => {
    const text = tableText(draft.rows, (id) => view.strategies.find((one) => one.id === id)?.title ?? '', {
      typeOf: (code) => nameOf(code) ?? '',
      sourceOf: sourceName,
    })
    const done = await copyText(text)
    say({ title: t(done ? 'draft.copied' : 'draft.copyFailed'), tone: done ? 'done' : 'bad' })
  }
  const addRow = () => {
    const key = draft.add()
    requestAnimationFrame(() => focusCell(key, 'title'))
  }
  const whyFreeze = whyOf(view.may.freeze) ?? (draft.dirty ? t('freeze.saveFirst') : undefined)
  const over = missing.startsWith('-')
  return (
    <>
      <PageHead
        crumbs={planCrumbs(view, t('title'))}
        title={t('draft.title', { n: view.draft!.n, year: yearName(view.year.n) })}
        lead={t.rich('draft.lead', {
          count: counted(draft.rows.length),
          sum: <b>{f.number(sum)}</b>,
          state: hinders.length === 0 ? t('draft.ready') : t('draft.notReady', { count: hinders.length }),
        })}
        note={
          <>
            {view.draft!.reason && t('draft.reason', { reason: view.draft!.reason })}{' '}
            {view.carriedIn.length > 0 && t('carried.inText', { count: view.carriedIn.length })}{' '}
            <HistoryLink id={view.id} />
          </>
        }
        acts={
          <>
            <Btn onClick={() => void copy()}>{t('draft.copy')}</Btn>
            {!readOnly && <Btn onClick={() => setPasting('')}>{t('draft.paste')}</Btn>}
            <ExcelButton list="activities" query={{ year: view.id }} takes={!readOnly && !draft.dirty} />
            <Btn tone="go" why={isPast ? whyOf('commitments.pastDate') : whyFreeze} onClick={() => setFreezing(true)}>
              {t('freeze.open')}
            </Btn>
          </>
        }
        tabs={useYearTabs(view, 'draft')}
      />
      <Cols wide>
        <Matn>
          {draft.gone && <Refusal title={t('draft.gone')} />}
          {!draft.gone && readOnly && <Refusal title={t('draft.readOnly')} clause={whyOf(view.may.draft)} />}
          <MergeNotice view={view} draft={draft} />
          <Problem of={draft.problem} />
          {draft.rows.length === 0 ? (
            <Empty
              title={t('draft.empty')}
              text={t('draft.emptyText')}
              acts={
                !readOnly && (
                  <>
                    <Btn tone="go" onClick={addRow}>
                      {t('draft.add')}
                    </Btn>
                    <Btn onClick={() => setPasting('')}>{t('draft.paste')}</Btn>
                  </>
                )
              }
            />
          ) : (
            <>
              <DraftGrid view={view} draft={draft} readOnly={readOnly} onTable={setPasting} />
              {!readOnly && <p className="micro dim draft-keys">{t('draft.keys')}</p>}
            </>
          )}
          <div className="draft-bar">
            <span role="status">
              {t('draft.sum', { sum: f.number(sum) })}
              {f.locale === 'fa' ? '؛ ' : '; '}
              {missing === '0' ? (
                <b className="strong ok-t">{t('draft.sumRight')}</b>
              ) : (
                <b className="strong late-t">
                  {over
                    ? t('draft.sumOver', { over: f.number(missing.slice(1)) })
                    : t('draft.sumMissing', { missing: f.number(missing) })}
                </b>
              )}
            </span>
            {!readOnly && (
              <span className="row tight end">
                <span className="small dim">
                  {faults > 0 ? t('draft.fix', { count: faults }) : t(draft.dirty ? 'draft.unsaved' : 'draft.allSaved')}
                </span>
                <Btn icon="plus" onClick={addRow}>
                  {t('draft.add')}
                </Btn>
                <Btn
                  tone={draft.dirty ? 'go' : 'plain'}
                  busy={draft.busy}
                  why={draft.dirty ? undefined : t('draft.noChange')}
                  onClick={() => void save()}
                >
                  {t('draft.save')}
                </Btn>
              </span>
            )}
          </div>
          <Left view={view} dirty={draft.dirty} />
        </Matn>
      </Cols>
      {pasting !== null && (
        <PasteDialog
          view={view}
          draft={draft}
          first={pasting}
          onClose={() => setPasting(null)}
          onTaken={(count) => {
            setPasting(null)
            say({ title: t('paste.taken', { count }) })
          }}
        />
      )}
      {freezing && <FreezeDialog view={view} version={draft.version} onClose={() => setFreezing(false)} />}
      <ConfirmDialog
        opened={leaving.status === 'blocked'}
        onClose={() => leaving.reset?.()}
        title={t('leave.title')}
        verb={t('leave.verb')}
        danger
        onConfirm={() => leaving.proceed?.()}
      >
        {t('leave.text')}
      </ConfirmDialog>
    </>
  )
}

/** What keeps the draft from being frozen, as it was last saved; each line leads to its row. */
function Left({ view, dirty }: { view: PlanYearView; dirty: boolean }) {
  const { t } = usePlanWords()
  const { locale } = useLooks()
  const list = (level: 'refuse' | 'warn') => view.draft!.problems.filter((one) => one.level === level)
  const lines = (level: 'refuse' | 'warn') => (
    <ul className="draft-problems">
      {list(level).map((one) => (
        <li key={`${one.code} ${one.itemId} ${one.message.en}`}>
          {one.itemId ? (
            <button type="button" onClick={() => focusCell(one.itemId!, cellOf(one.code))}>
              {one.message[locale]}
            </button>
          ) : (
            one.message[locale]
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <Section title={t('draft.problems')} note={dirty ? t('draft.problemsStale') : undefined}>
        {list('refuse').length === 0 ? <p className="muted">{t('draft.problemsNone')}</p> : lines('refuse')}
      </Section>
      {list('warn').length > 0 && <Section title={t('draft.warnings')}>{lines('warn')}</Section>}
    </>
  )
}

const cellOf = (code: string): string =>
  /weight/i.test(code)
    ? 'weight'
    : /finish|date|outside/i.test(code)
      ? 'finish'
      : /precedence/i.test(code)
        ? 'after'
        : /target/i.test(code)
          ? 'target'
          : 'title'
