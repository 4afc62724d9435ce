import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import {
  Btn,
  Cols,
  ExampleMark,
  Hashieh,
  Link,
  Matn,
  Menu,
  Note,
  PageHead,
  SourceChip,
  type SourceCode,
} from '../../../ui/index.ts'
import { ReferDialog } from '../../desk/screens/index.ts'
import type { Letter } from '../letters.schema.ts'
import { AskedOfSender } from './asked-section.tsx'
import { letterQuery, useLetterWords, useWhy } from './data.ts'
import { AnsweredDialog, AttachDialog, CorrectDialog, LayDialog, ReasonDialog } from './letter-dialogs.tsx'
import { About, Facts, Scans, Thread } from './letter-parts.tsx'
import { LetterState } from './letter-table.tsx'
import { RegisterDialog } from './register-dialog.tsx'
import './letters.css'

const acts = ['answer', 'refer', 'correct', 'lay', 'markAnswered', 'file', 'reopen', 'attach'] as const
type Act = (typeof acts)[number]

/** A letter: who wrote to whom and when, what it answers and what answered it, its scan, where it was laid and what it is about. */
export function LetterPage({ id }: { id: string }) {
  const { t } = useLetterWords()
  const { data: letter } = useSuspenseQuery(letterQuery(id))
  const { query, change } = useAddress()
  // the desk leads here with the act asked for
  const asked = acts.find((act) => act === query.get('act')) ?? null
  const [chosen, setChosen] = useState<Act | null>(null)
  const open = chosen ?? asked
  const close = () => {
    setChosen(null)
    if (query.get('act')) change({ act: null, subject: null })
  }
  return (
    <>
      <PageHead
        crumbs={[{ href: '/letters', label: t('title') }]}
        title={
          <>
            {letter.subject}
            <Sources letter={letter} />
          </>
        }
        lead={<State letter={letter} />}
        note={
          <>
            {t('page.name', { direction: t(`direction.${letter.direction}`), number: '' })}{' '}
            <bdi className="strong">{letter.number}</bdi> <LetterState letter={letter} />
          </>
        }
        acts={<Acts letter={letter} onChoose={setChosen} />}
      />
      <Cols>
        <Matn>
          <Scans letter={letter} onAdd={() => setChosen('correct')} />
          <Thread letter={letter} />
          {letter.direction === 'incoming' && letter.party.id && <AskedOfSender letter={letter} />}
          <About letter={letter} onAttach={() => setChosen('attach')} />
        </Matn>
        <Hashieh>
          <Facts letter={letter} />
          {letter.direction === 'incoming' && (
            <Note title={t('page.agenda')}>
              {letter.agendas.length === 0 ? (
                <p className="small dim">{t('page.agendaNone')}</p>
              ) : (
                <ul className="list">
                  {letter.agendas.map((session) => (
                    <li key={session.id}>
                      <Link href={`/sessions/${session.id}`}>{session.name}</Link>
                    </li>
                  ))}
                </ul>
              )}
              {letter.body && letter.settled === null && (
                <p className="small dim">{t('page.agendaOffered', { name: letter.body.name })}</p>
              )}
            </Note>
          )}
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open === 'answer' && <RegisterDialog direction="outgoing" offices={[]} to={letter} onClose={close} />}
      {open === 'correct' && <CorrectDialog letter={letter} onClose={close} />}
      {open === 'lay' && <LayDialog letter={letter} onClose={close} />}
      {open === 'markAnswered' && <AnsweredDialog letter={letter} onClose={close} />}
      {(open === 'file' || open === 'reopen') && <ReasonDialog letter={letter} what={open} onClose={close} />}
      {open === 'attach' && <AttachDialog letter={letter} onClose={close} />}
      {open === 'refer' && (
        <ReferDialog
          record={{ id, title: letter.subject }}
          // what waits on the reader is passed on itself; else the letter as such
          {...(letter.mine ? { item: { what: 'letters.answer', subjectId: id } } : {})}
          title={letter.subject}
          onClose={close}
        />
      )}
    </>
  )
}

function Sources({ letter }: { letter: Letter }) {
  const own = letter.provenance.filter((mark) => mark.field === '')
  return (
    <>
      {own
        .filter((mark) => mark.mark === 'document' && /^D[0-4]$/.test(mark.source))
        .map((mark) => (
          <span key={mark.source}>
            {' '}
            <SourceChip code={mark.source as SourceCode} />
          </span>
        ))}
      {letter.example && (
        <>
          {' '}
          <ExampleMark />
        </>
      )}
    </>
  )
}

/** At most one filled: to answer what waits. The others lie in the menu. */
function Acts({ letter, onChoose }: { letter: Letter; onChoose(act: Act): void }) {
  const { t } = useLetterWords()
  const why = useWhy()
  const incoming = letter.direction === 'incoming'
  const open = incoming && letter.settled === null
  const rest: { act: Act; label: string; shown: boolean }[] = [
    { act: 'correct', label: t('do.correct'), shown: letter.may.correct === true },
    {
      act: 'lay',
      label: t(letter.body ? 'do.takeBack' : 'do.lay'),
      shown: open && letter.may.lay === true,
    },
    { act: 'markAnswered', label: t('do.markAnswered'), shown: open && letter.may.settle === true },
    { act: 'file', label: t('do.file'), shown: open && letter.may.settle === true },
    { act: 'reopen', label: t('do.reopen'), shown: letter.state === 'filed' && letter.may.settle === true },
    { act: 'attach', label: t('page.aboutAdd'), shown: letter.may.attach === true },
  ]
  const items = rest.filter((one) => one.shown)
  return (
    <>
      <Btn onClick={() => onChoose('refer')}>{t('do.refer')}</Btn>
      {items.length > 0 && (
        <Menu items={items.map(({ act, label }) => ({ label, onChoose: () => onChoose(act) }))}>
          <Btn icon="down">{t('do.more')}</Btn>
        </Menu>
      )}
      {open && (
        <Btn
          tone={letter.state === 'waits' ? 'go' : 'plain'}
          onClick={() => onChoose('answer')}
          {...(why(letter.may.register) ? { why: why(letter.may.register)! } : {})}
        >
          {t('do.answer')}
        </Btn>
      )}
    </>
  )
}

/** Where it stands in a sentence or two that could be read out. */
function State({ letter }: { letter: Letter }) {
  const { t, f, receiverOf } = useLetterWords()
  const { state, settled, due, body } = letter
  const day = f.date(letter.dated, 'dayYear')
  const first = t(letter.direction === 'incoming' ? 'page.from' : 'page.to', { name: letter.party.name, day })
  const then = {
    waits: () =>
      due
        ? t('page.waitsUntil', { name: receiverOf(letter), day: f.date(due) })
        : t('page.waits', { name: receiverOf(letter) }),
    before: () => '',
    answered: () => t('page.answered', { day: settled ? f.date(settled.by?.dated ?? String(settled.at)) : '' }),
    filed: () => t('page.filed', { day: settled ? f.date(String(settled.at)) : '', reason: settled?.reason ?? '' }),
    kept: () => t(letter.direction === 'incoming' ? 'page.kept' : 'page.keptOut'),
  }[state]()
  return (
    <>
      {first} {then} {body && settled === null && t('page.before', { name: body.name })}{' '}
      {letter.daysLate > 0 && <b className="late-t">{t('page.late', { days: f.number(letter.daysLate) })}</b>}
    </>
  )
}
