import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Btn, Icon, Note } from '../../../ui/index.ts'
import type { Session } from '../sessions/sessions.schema.ts'
import { useMeetingWords } from './data.ts'
import { PapersDialog } from './papers-dialog.tsx'
import { invitationsQuery } from './sitting.data.ts'

/** The papers of a session: what lies in its agenda file; of one entered as history its minutes as they were written then. */
export function PapersNote({ session }: { session: Session }) {
  const { t, f } = useMeetingWords()
  const { data } = useSuspenseQuery(invitationsQuery(session.id))
  const [open, setOpen] = useState(false)
  const history = session.state === 'history'
  const may = (history ? session.may.minute : session.may.call) === true && session.state !== 'cancelled'
  return (
    <>
      <Note
        title={t(history ? 'papers.headingHistory' : 'papers.heading')}
        end={
          may && (
            <Btn small tone="quiet" onClick={() => setOpen(true)}>
              {t('papers.do')}
            </Btn>
          )
        }
      >
        {data.papers.length === 0 ? (
          <p className="small dim">{t(history ? 'papers.noneHistory' : 'papers.none')}</p>
        ) : (
          <ul className="list">
            {data.papers.map((paper) => (
              <li key={paper.id}>
                <a className="evi" href={`/api/files/${paper.id}`} target="_blank" rel="noopener">
                  <Icon name="file" />
                  <bdi>{paper.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
        {!history && (
          <p className="small row tight">
            <a href={`/api/sessions/${session.id}/agenda-file?locale=${f.locale}`} download>
              {t('agendaFile.do')}
            </a>
            <a href={`/api/prints/agenda.pdf?session=${session.id}&locale=${f.locale}`} target="_blank" rel="noopener">
              {t('agendaFile.page')}
            </a>
          </p>
        )}
      </Note>
      {open && <PapersDialog session={session} onClose={() => setOpen(false)} />}
    </>
  )
}
