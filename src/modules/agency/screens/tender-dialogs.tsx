import { useState } from 'react'
import { rialsInWords } from '../../../kernel/fa/index.ts'
import { api } from '../../../ui/api.ts'
import {
  AmountInput,
  FormDialog,
  JalaliDateInput,
  NumberInput,
  type Option,
  Radios,
  TextInput,
  useSend,
} from '../../../ui/index.ts'
import type { AgencyView, BidView, TenderView } from '../agency.schema.ts'
import { changed, useAgencyWords } from './data.ts'
import {
  emptyTeam,
  type MemberDraft,
  type PartyDraft,
  PartyFields,
  partyBody,
  TeamFields,
  teamBody,
} from './party-fields.tsx'
import { emptyTerms, TermsFields, termsBody, termsPaths } from './terms-fields.tsx'

/** Opens a tender with the by-law's weights. */
export function OpenTenderDialog({ view, onClose }: { view: AgencyView; onClose(): void }) {
  const { t, today } = useAgencyWords()
  const [day, setDay] = useState<string | null>(today)
  const deed = useSend({ fields: ['openedOn'], done: t('done.open'), renew: changed })
  const send = () => deed.send(() => api.post(`/api/clusters/${view.cluster.id}/tenders`, { openedOn: day }))
  return (
    <FormDialog title={t('tender.open')} verb={t('tender.open')} sending={deed} onSend={send} onClose={onClose}>
      <JalaliDateInput label={t('form.on')} value={day} onChange={setDay} max={today} error={deed.field('openedOn')} />
    </FormDialog>
  )
}

/** Enters an offer: who, for how much, with which team. */
export function BidDialog({ tender, onClose }: { tender: TenderView; onClose(): void }) {
  const { t, locale } = useAgencyWords()
  const [party, setParty] = useState<PartyDraft>({ kind: 'person', one: null })
  const [price, setPrice] = useState<string | null>(null)
  const [team, setTeam] = useState<MemberDraft[]>(emptyTeam)
  const deed = useSend({
    fields: ['party', 'price', 'team', ...team.map((_, place) => `team.${place}.personId`)],
    done: t('done.bid'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post(`/api/tenders/${tender.id}/bids`, { party: partyBody(party), price, team: teamBody(team) }),
    )
  /** A person who bids is the agent of the team. */
  const choose = (next: PartyDraft) => {
    setParty(next)
    if (next.kind === 'person') setTeam(team.map((one) => (one.part === 'agent' ? { ...one, person: next.one } : one)))
  }
  return (
    <FormDialog
      title={t('tender.addBid')}
      verb={t('tender.addBid')}
      sending={deed}
      onSend={send}
      onClose={onClose}
      wide
    >
      <PartyFields party={party} onChange={choose} error={deed.field('party')} />
      <AmountInput
        label={t('tender.price')}
        value={price}
        onChange={setPrice}
        inWords={locale === 'fa' ? rialsInWords : undefined}
        error={deed.field('price')}
      />
      <TeamFields
        team={team}
        onChange={setTeam}
        error={deed.field('team')}
        errorAt={(place) => deed.field(`team.${place}.personId`)}
      />
    </FormDialog>
  )
}

/** Scores interview and papers of an offer; what is left empty stays as it was. */
export function ScoreDialog({ bid, onClose }: { bid: BidView; onClose(): void }) {
  const { t, f, locale } = useAgencyWords()
  const parts = bid.parts.filter((part) => part.code !== 'price')
  const [scores, setScores] = useState<Record<string, string | null>>(
    Object.fromEntries(parts.map((part) => [part.code, part.score])),
  )
  const deed = useSend({ fields: ['score'], done: t('done.score'), renew: changed })
  const send = () =>
    deed.send(async () => {
      for (const { code, score } of parts)
        if (scores[code] !== null && scores[code] !== score)
          await api.post(`/api/bids/${bid.id}/scores`, { code, score: scores[code] })
    })
  return (
    <FormDialog
      title={t('tender.scoreOf', { name: bid.party.name })}
      verb={t('tender.score')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      {parts.map((part) => (
        <NumberInput
          key={part.code}
          label={part[locale]}
          hint={`${t('phase.weight')} ${f.percent(part.weight)}`}
          value={scores[part.code] ?? null}
          onChange={(score) => setScores({ ...scores, [part.code]: score })}
          min={0}
          max={100}
        />
      ))}
    </FormDialog>
  )
}

/** Names the winner among the scored offers. */
export function DecideDialog({ tender, onClose }: { tender: TenderView; onClose(): void }) {
  const { t, f } = useAgencyWords()
  const bids = tender.bids!.toSorted((one, other) => (one.place ?? 99) - (other.place ?? 99))
  const [winner, setWinner] = useState<string | null>(bids[0]?.tied ? null : (bids[0]?.id ?? null))
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['winnerId', 'reason'], done: t('done.decide'), renew: changed })
  const send = () =>
    deed.send(() =>
      api.post(`/api/tenders/${tender.id}/decision`, {
        winnerId: winner,
        version: tender.version,
        ...(reason.trim() ? { reason } : {}),
      }),
    )
  return (
    <FormDialog
      title={t('tender.decide')}
      lead={t('tender.decideLead')}
      verb={t('tender.decide')}
      sending={deed}
      disabled={winner === null}
      onSend={send}
      onClose={onClose}
    >
      <Radios
        label={t('tender.party')}
        value={winner}
        onChange={setWinner}
        error={deed.field('winnerId')}
        options={bids.map((bid) => ({
          value: bid.id,
          label: `${bid.party.name}، ${f.number(bid.total!, 1)}${bid.tied ? ` (${t('tender.tie')})` : ''}`,
        }))}
      />
      <TextInput
        label={t('tender.decideReason')}
        optional
        hint={t('tender.decideReasonHint')}
        value={reason}
        onChange={setReason}
        error={deed.field('reason')}
      />
    </FormDialog>
  )
}

/** Ends a tender without a winner. */
export function FailDialog({ tender, onClose }: { tender: TenderView; onClose(): void }) {
  const { t } = useAgencyWords()
  const [reason, setReason] = useState('')
  const deed = useSend({ fields: ['reason'], done: t('done.fail'), renew: changed })
  const send = () => deed.send(() => api.post(`/api/tenders/${tender.id}/failure`, { reason, version: tender.version }))
  return (
    <FormDialog
      title={t('tender.fail')}
      verb={t('tender.fail')}
      tone="danger"
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput label={t('tender.failReason')} value={reason} onChange={setReason} error={deed.field('reason')} />
    </FormDialog>
  )
}

/** Signs with the winner: the terms, and the team as it was offered. */
export function EngageDialog({ tender, view, onClose }: { tender: TenderView; view: AgencyView; onClose(): void }) {
  const { t, today } = useAgencyWords()
  const winner = tender.bids!.find((bid) => bid.id === tender.winnerBidId)!
  const [terms, setTerms] = useState({ ...emptyTerms(view.proposed, today), amount: winner.price as string | null })
  const [team, setTeam] = useState<MemberDraft[]>(
    winner.team.map(({ part, person }, place) => ({
      // the first of each post stays; further assistants may go
      key: winner.team.findIndex((one) => one.part === part) === place ? part : `offered${place}`,
      part,
      person: { value: person.id, label: person.name } satisfies Option,
    })),
  )
  const deed = useSend({
    fields: [...termsPaths, 'team', ...team.map((_, place) => `team.${place}.personId`)],
    done: t('done.engage'),
    renew: changed,
  })
  const send = () =>
    deed.send(() =>
      api.post(`/api/tenders/${tender.id}/engagement`, {
        ...termsBody(terms),
        team: teamBody(team),
        version: tender.version,
      }),
    )
  return (
    <FormDialog
      title={`${t('tender.engage')}، ${winner.party.name}`}
      verb={t('tender.engage')}
      sending={deed}
      onSend={send}
      onClose={onClose}
      wide
    >
      <TermsFields terms={terms} onChange={setTerms} sending={deed} />
      <TeamFields
        team={team}
        onChange={setTeam}
        error={deed.field('team')}
        errorAt={(place) => deed.field(`team.${place}.personId`)}
      />
    </FormDialog>
  )
}
