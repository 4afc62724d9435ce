import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import {
  Btn,
  BtnLink,
  Cols,
  ExcelButton,
  Hashieh,
  Matn,
  Menu,
  PageHead,
  Section,
  Tag,
  useFormat,
  useLooks,
  useWords,
} from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { RankingsView, RoundView } from '../ranking.schema.ts'
import { useFigure } from './bars.tsx'
import { Compare } from './compare.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { OpenButton } from './open-dialog.tsx'
import { Places, Unplaced } from './places.tsx'
import { paths } from './queries.ts'
import { FormulaNote, RoundsNote } from './ranking-page.tsx'
import { PresentDialog, ReasonDialog, SignDialog, TakeEditionDialog } from './round-dialogs.tsx'
import { useWhyNot } from './why-not.ts'

type Open = 'present' | 'sign' | 'reopen' | 'abandon' | 'takeEdition'

/** A round: its ranking, what is unfinished, two clusters side by side, and what may be done with it. */
export function Round({ round, view }: { round: RoundView; view: RankingsView }) {
  const t = useWords<typeof fa>('ranking')
  const { locale } = useLooks()
  const { query, change } = useAddress()
  const whyNot = useWhyNot()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const shown = round.clusters.find((one) => one.clusterId === query.get('cluster'))
  const running = round.state === 'open' || round.state === 'presented'
  const item = (what: Open) => {
    const note = whyNot(round.may[what])
    return { label: t(`do.${what}`), onChoose: () => setOpen(what), disabled: Boolean(note), ...(note ? { note } : {}) }
  }
  const first = round.clusters.find((one) => !one.settled && !one.leftOut)
  return (
    <>
      <PageHead
        crumbs={[{ href: paths.province(round.province.code), label: round.province[locale] }]}
        title={round.title}
        lead={<Lead round={round} />}
        acts={
          <>
            <Menu
              items={[
                ...(running ? [item('takeEdition'), item('reopen'), item('abandon')] : []),
                {
                  label: t('do.sheet'),
                  onChoose: () => location.assign(paths.sheet(round.id, locale)),
                  apart: running,
                },
                { label: t('do.print'), onChoose: () => print() },
              ]}
            >
              <Btn icon="down">{t('do.others')}</Btn>
            </Menu>
            <ExcelButton list="scores" query={{ round: round.id }} takes={round.may.score} />
            {round.state === 'open' &&
              (first && round.may.score === true ? (
                <>
                  <Btn onClick={() => setOpen('present')}>{t('do.present')}</Btn>
                  <BtnLink tone="go" href={paths.form(round.id, first.clusterId)}>
                    {t('do.goOn')}
                  </BtnLink>
                </>
              ) : (
                <Deed what="present" round={round} onDo={setOpen} />
              ))}
            {round.state === 'presented' && <Deed what="sign" round={round} onDo={setOpen} />}
            {!running && view.current === round.id && <OpenButton view={view} />}
          </>
        }
      />
      <Cols open={shown !== undefined}>
        <Matn>
          <Section
            title={t(round.state === 'signed' ? 'section.signed' : 'section.places')}
            note={<Tag tone={round.state === 'signed' ? 'ok' : 'info'}>{t(`state.${round.state}`)}</Tag>}
          >
            <Places round={round} shown={shown?.clusterId} onShow={(cluster) => change({ cluster }, true)} />
          </Section>
          <Unplaced round={round} onShow={(cluster) => change({ cluster }, true)} />
          {round.clusters.length > 1 && <Compare round={round} />}
        </Matn>
        <Hashieh>
          {shown && <EvidencePanel round={round} cluster={shown} onClose={() => change({ cluster: null })} />}
          <FormulaNote view={view} edition={round.edition} />
          <RoundsNote view={view} id={round.id} />
        </Hashieh>
      </Cols>
      {open === 'present' && <PresentDialog round={round} onClose={close} />}
      {open === 'sign' && <SignDialog round={round} onClose={close} />}
      {(open === 'reopen' || open === 'abandon') && <ReasonDialog what={open} round={round} onClose={close} />}
      {open === 'takeEdition' && <TakeEditionDialog round={round} onClose={close} />}
    </>
  )
}

function Deed({ what, round, onDo }: { what: 'present' | 'sign'; round: RoundView; onDo(what: Open): void }) {
  const t = useWords<typeof fa>('ranking')
  const whyNot = useWhyNot()
  const why = whyNot(round.may[what])
  return (
    <Btn tone="go" onClick={() => onDo(what)} {...(why ? { why } : {})}>
      {t(`do.${what}`)}
    </Btn>
  )
}

/** The state sentence: what a managing director could read out. */
function Lead({ round }: { round: RoundView }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const figure = useFigure()
  const { locale } = useLooks()
  const placed = round.clusters.filter((one) => one.place !== null)
  const unfinished = round.clusters.filter((one) => !one.settled && !one.leftOut)
  const best = placed[0]
  const parts = {
    count: <b>{t('clusters', { count: f.number(placed.length) })}</b>,
    first: <b>{best?.title ?? '—'}</b>,
    score: best ? figure(best.score!) : '—',
    chosen: <b>{t('clusters', { count: f.number(round.clusters.filter((one) => one.chosen).length) })}</b>,
    day: f.date(round.decidedOn ?? round.openedOn, 'dayYear'),
    body: round.decidingBody[locale],
  }
  return (
    <>
      {best ? t.rich(round.state === 'signed' ? 'lead.signed' : 'lead.first', parts) : t('lead.noneFinished')}{' '}
      {round.state === 'open' &&
        unfinished.length > 0 &&
        t.rich('lead.unfinished', {
          count: <b className="late-t">{t('clusters', { count: f.number(unfinished.length) })}</b>,
        })}
      {round.state === 'presented' && t('lead.presented', { body: round.decidingBody[locale] })}
      {round.state === 'abandoned' && t('lead.abandoned', { reason: round.reason ?? '' })}
      {round.newerEdition && ` ${t('lead.newer', { edition: round.newerEdition[locale] })}`}
    </>
  )
}
