import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Btn, Cols, Hashieh, Link, Matn, Menu, Note, PageHead, PdfButton, Section, Tag } from '../../../ui/index.ts'
import type { WrittenShown } from '../written/written.schema.ts'
import { useMeetingWords, useWhy } from './data.ts'
import { writtenQuery } from './sitting.data.ts'
import { AnswerWrittenDialog, CloseWrittenDialog, WithdrawWrittenDialog } from './written-dialogs.tsx'

const tones = { open: 'info', carried: 'ok', notCarried: 'off', withdrawn: 'cut' } as const

export function WrittenTag({ state }: Pick<WrittenShown, 'state'>) {
  const { t } = useMeetingWords()
  return <Tag tone={tones[state]}>{t(`written.state.${state}`)}</Tag>
}

const answerTones = { agree: 'ok', against: 'late', remark: 'risk' } as const
type Open = 'close' | 'withdraw' | { seatId: string } | null

/** A decision in writing: its text, the rule, who answered what, and what came of it. `/written-decisions/$id`. */
export function WrittenPage({ id }: { id: string }) {
  const { t, f } = useMeetingWords()
  const why = useWhy()
  const { data: decision } = useSuspenseQuery(writtenQuery(id))
  const { query, change } = useAddress()
  const [chosen, setChosen] = useState<Open>(null)
  const { may, vote } = decision
  const own = decision.answers.find((one) => one.mine)
  // the desk leads here with the act asked for
  const asked: Open =
    query.get('act') === 'answer' && own && own.answer === null && may.answer === true
      ? { seatId: own.seatId }
      : query.get('act') === 'close' && may.close === true
        ? 'close'
        : null
  const open = chosen ?? asked
  const close = () => {
    setChosen(null)
    if (query.get('act')) change({ act: null, subject: null })
  }
  const values = {
    until: f.date(decision.due),
    day: decision.closedAt ? f.date(String(decision.closedAt)) : '',
    for: f.number(vote.for),
    against: f.number(vote.against),
    remarks: f.number(vote.abstaining),
    reason:
      decision.state === 'notCarried'
        ? t(`written.why.${decision.reason as 'noQuorum' | 'notAgreed'}`)
        : (decision.reason ?? ''),
  }
  return (
    <>
      <PageHead
        crumbs={[
          { href: '/bodies', label: t('bodies') },
          { href: `/bodies/${decision.body.id}`, label: decision.body.name },
        ]}
        title={t('written.title')}
        lead={
          <>
            {t(`written.lead.${decision.state}`, values)}{' '}
            {decision.state === 'open' && t(`written.now.${decision.outcome}`)}
          </>
        }
        note={<WrittenTag state={decision.state} />}
        acts={
          <>
            <PdfButton print="writtendecision" query={{ id }} />
            {may.keep === true && (
              <Menu items={[{ label: t('written.withdraw'), onChoose: () => setChosen('withdraw') }]}>
                <Btn>{t('follow.more')}</Btn>
              </Menu>
            )}
            {may.keep === true && (
              <Btn
                tone={may.close === true ? 'go' : 'plain'}
                why={may.close === 'meetings.answersOpen' ? t('written.lead.open', values) : why(may.close)}
                onClick={() => setChosen('close')}
              >
                {t('written.close')}
              </Btn>
            )}
            {own && may.answer === true && (
              <Btn tone={own.answer === null ? 'go' : 'plain'} onClick={() => setChosen({ seatId: own.seatId })}>
                {t(own.answer === null ? 'written.answer.do' : 'written.answer.again')}
              </Btn>
            )}
          </>
        }
      />
      <Cols>
        <Matn>
          <Section title={t('written.text')}>
            <div className="minutes">
              <p>{decision.text}</p>
            </div>
          </Section>
          <Section
            title={t('written.answers')}
            note={t('written.answeredOf', { answered: f.number(decision.answered), asked: f.number(decision.asked) })}
          >
            <ul className="list">
              {decision.answers.map((one) => (
                <li key={one.seatId}>
                  <div className="row between">
                    <span>
                      <b className="strong">{one.person?.name ?? '—'}</b>{' '}
                      <Tag tone={one.answer ? answerTones[one.answer] : 'off'}>
                        {t(`written.answer.${one.answer ?? 'none'}`)}
                      </Tag>
                      <br />
                      <span className="dim small">{one.seat[f.locale]}</span>
                    </span>
                    {may.keep === true && !one.mine && may.answer !== 'meetings.writtenOver' && (
                      <Btn
                        small
                        tone="quiet"
                        aria-label={t('written.answer.of', { name: one.person?.name ?? '—' })}
                        onClick={() => setChosen({ seatId: one.seatId })}
                      >
                        {t('answer.do')}
                      </Btn>
                    )}
                  </div>
                  {one.text && <p className="minutes-text">{one.text}</p>}
                </li>
              ))}
            </ul>
          </Section>
        </Matn>
        <Hashieh>
          <Note title={t('written.facts')}>
            <ul className="list">
              {(
                [
                  [t('written.rule'), decision.rule[f.locale]],
                  [
                    t('written.needed'),
                    t('written.neededOf', { needed: f.number(decision.needed), total: f.number(decision.total) }),
                  ],
                  [
                    t('column.responsible'),
                    (decision.responsibleOrganisation ?? decision.responsiblePerson)?.name ?? '—',
                  ],
                  [t('column.deadline'), decision.deadline ? f.date(decision.deadline, 'weekdayYear') : '—'],
                  ...(decision.category ? [[t('fact.category'), decision.category[f.locale]] as const] : []),
                ] as const
              ).map(([name, value]) => (
                <li key={name}>
                  <span className="dim small">{name}</span>
                  <br />
                  {value}
                </li>
              ))}
            </ul>
            {decision.resolution && (
              <p>
                <Link href={`/resolutions/${decision.resolution.id}`}>
                  {t('written.became', { number: f.number(decision.resolution.number) })}
                </Link>
              </p>
            )}
          </Note>
          <Note title={t('history.title')} end={<Link href={`/records/${id}/history`}>{t('history.open')}</Link>}>
            <p className="small dim">{t('history.lead')}</p>
          </Note>
        </Hashieh>
      </Cols>
      {open === 'close' && <CloseWrittenDialog decision={decision} onClose={close} />}
      {open === 'withdraw' && <WithdrawWrittenDialog decision={decision} onClose={close} />}
      {open !== null && typeof open === 'object' && (
        <AnswerWrittenDialog decision={decision} seatId={open.seatId} onClose={close} />
      )}
    </>
  )
}
