import { Btn, type Column, DataTable, Empty, ExampleMark, Section, Tag } from '../../../ui/index.ts'
import type { AgencyView, BidView, TenderView } from '../agency.schema.ts'
import { useAgencyWords, useWhyNot } from './data.ts'

export type TenderDeed =
  | { what: 'openTender' }
  | { what: 'bid' | 'decide' | 'fail' | 'engage'; tender: TenderView }
  | { what: 'score'; tender: TenderView; bid: BidView }

/** Tenders of the cluster: offers as a table with the computed score, and under it why each has its score. */
export function TenderPart({ view, onDeed }: { view: AgencyView; onDeed(deed: TenderDeed): void }) {
  const { t } = useAgencyWords()
  const whyNot = useWhyNot()
  const open = view.tenders.some((tender) => tender.state === 'open')
  const engaged = view.contracts.some((contract) => contract.what === 'agent' && contract.endedOn === null)
  return (
    <Section
      title={t('tender.title')}
      end={
        !open &&
        !engaged &&
        view.may.openTender === true && (
          <Btn small icon="plus" why={whyNot(view.may.openTender)} onClick={() => onDeed({ what: 'openTender' })}>
            {t('tender.open')}
          </Btn>
        )
      }
    >
      {view.tenders.length === 0 && <p className="dim">{t('tender.none')}</p>}
      {view.tenders.map((tender) => (
        <Tender key={tender.id} tender={tender} view={view} onDeed={onDeed} />
      ))}
    </Section>
  )
}

const tones = { open: 'info', decided: 'ok', failed: 'off' } as const

function Tender({ tender, view, onDeed }: { tender: TenderView; view: AgencyView; onDeed(deed: TenderDeed): void }) {
  const { t, f } = useAgencyWords()
  const { may } = view
  const open = tender.state === 'open'
  const scored = (tender.bids ?? []).length > 0 && tender.bids!.every((bid) => bid.total !== null)
  return (
    <article id={tender.id} className="agency-tender">
      <p className="row tight">
        <Tag tone={tones[tender.state]}>{t(`tender.state.${tender.state}`)}</Tag>
        <span className="dim small">{t('tender.openedOn', { day: f.date(tender.openedOn, 'dayYear') })}</span>
        {tender.winner && <b className="strong">{t('tender.winner', { name: tender.winner.name })}</b>}
        {tender.signed && <Tag tone="go">{t('tender.signed')}</Tag>}
        {tender.marks.some((mark) => mark.mark === 'example') && <ExampleMark />}
      </p>
      {tender.reason && <p className="small">{t('tender.reason', { reason: tender.reason })}</p>}
      {tender.bids === null ? (
        <p className="dim small">{t('tender.hidden')}</p>
      ) : (
        <Bids {...{ tender, view, onDeed }} />
      )}
      <div className="row">
        {open && may.enterBid === true && (
          <Btn small icon="plus" onClick={() => onDeed({ what: 'bid', tender })}>
            {t('tender.addBid')}
          </Btn>
        )}
        {open && may.decideTender === true && (
          <>
            <Btn
              tone="go"
              small
              why={scored ? undefined : t('errors.notScored')}
              onClick={() => onDeed({ what: 'decide', tender })}
            >
              {t('tender.decide')}
            </Btn>
            <Btn tone="quiet" small onClick={() => onDeed({ what: 'fail', tender })}>
              {t('tender.fail')}
            </Btn>
          </>
        )}
        {tender.state === 'decided' && !tender.signed && may.engage === true && (
          <Btn tone="go" small onClick={() => onDeed({ what: 'engage', tender })}>
            {t('tender.engage')}
          </Btn>
        )}
      </div>
    </article>
  )
}

function Bids({ tender, view, onDeed }: { tender: TenderView; view: AgencyView; onDeed(deed: TenderDeed): void }) {
  const { t, f, locale } = useAgencyWords()
  const bids = tender.bids!
  const columns: Column<BidView>[] = [
    {
      key: 'party',
      head: t('tender.party'),
      cell: (row) => (
        <>
          <b className="strong">{row.party.name}</b>{' '}
          {row.id === tender.winnerBidId && <Tag tone="ok">{t('tender.state.decided')}</Tag>}
        </>
      ),
      fold: 'title',
    },
    {
      key: 'price',
      head: t('tender.price'),
      cell: (row) => f.amount(row.price),
      num: true,
      fold: 'line',
      labelled: true,
    },
    ...(bids[0]?.parts ?? []).map(
      (part): Column<BidView> => ({
        key: part.code,
        head: part[locale],
        cell: (row) => {
          const score = row.parts.find((one) => one.code === part.code)?.score
          return score == null ? <span className="dim">{t('phase.nothing')}</span> : f.number(score, 1)
        },
        num: true,
        fold: 'line',
        labelled: true,
      }),
    ),
    {
      key: 'total',
      head: t('tender.total'),
      cell: (row) =>
        row.total === null ? (
          <span className="dim small">{t('tender.notScored')}</span>
        ) : (
          <>
            <b className="strong">{f.number(row.total, 1)}</b> {row.tied && <Tag tone="risk">{t('tender.tie')}</Tag>}
          </>
        ),
      num: true,
      fold: 'end',
    },
  ]
  return (
    <>
      <DataTable
        name={t('tender.title')}
        columns={columns}
        rows={bids.toSorted((one, other) => (one.place ?? 99) - (other.place ?? 99))}
        rowKey={(row) => row.id}
        empty={<Empty title={t('tender.noBids')} />}
      />
      {bids.map((bid) => (
        <details key={bid.id} className="agency-why">
          <summary>
            {t('tender.why')} <span className="dim">{bid.party.name}</span>
          </summary>
          <ul>
            {bid.parts.map((part) => (
              <li key={part.code}>
                {part.score === null
                  ? t('tender.whyMissing', { name: part[locale] })
                  : t('tender.whyLine', {
                      name: part[locale],
                      score: f.number(part.score, 2),
                      weight: f.percent(part.weight),
                      points: f.number(part.points!, 2),
                    })}
                <span className="dim small">
                  {' '}
                  {part.code === 'price'
                    ? t('tender.whyPrice')
                    : part.at && t('tender.whyBy', { name: part.by ?? '', day: f.date(part.at, 'dayYear') })}
                </span>
              </li>
            ))}
          </ul>
          <p className="small dim">
            {t('tender.team')}: {bid.team.map((one) => `${one.person.name} (${t(`post.${one.part}`)})`).join('، ')}
          </p>
          {tender.state === 'open' && view.may.score === true && (
            <Btn small onClick={() => onDeed({ what: 'score', tender, bid })}>
              {t('tender.score')}
            </Btn>
          )}
        </details>
      ))}
    </>
  )
}
