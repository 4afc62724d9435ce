import { useState } from 'react'
import { useAddress } from '../../../ui/address.ts'
import { Answer, Cols, Hashieh, Matn } from '../../../ui/index.ts'
import type { RemarkView, ReportView } from '../diagnosis.schema.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { ChangesPart } from './changes-part.tsx'
import { useReport } from './data.ts'
import { AcceptDialog, DiscardDialog, GiveBackDialog, SubmitDialog } from './judge-dialogs.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { PointsEdit } from './points-edit.tsx'
import { PointsPart } from './points-part.tsx'
import { AnswerDialog, RemarkDialog, WithdrawDialog } from './remark-dialogs.tsx'
import { ReportHead } from './report-head.tsx'
import { ReportMargin } from './report-margin.tsx'
import { TextPart } from './text-part.tsx'
import { TypeRemarkDialog } from './type-remark-dialog.tsx'
import './diagnosis.css'

/** What is open over the page. */
export type Open =
  | { what: 'submit' | 'giveBack' | 'accept' | 'approve' | 'openNext' | 'discard' }
  | { what: 'remark' | 'typeRemark'; section: { code: string; name: string } }
  | { what: 'answer' | 'withdraw'; remark: RemarkView }

/** One edition of a diagnostic study: its text with the remarks on it, SWOT and pressure points, what changed since the one before. */
export function ReportPage({ id }: { id: string }) {
  return <Answer of={useReport(id)}>{(view) => <Report view={view} />}</Answer>
}

function Report({ view }: { view: ReportView }) {
  const { query } = useAddress()
  const [open, setOpen] = useState<Open | null>(null)
  const [writing, setWriting] = useState(false)
  const close = () => setOpen(null)
  const asked = query.get('view')
  const tab = asked === 'points' || (asked === 'changes' && view.basedOn !== null) ? asked : 'text'
  return (
    <>
      <ReportHead view={view} tab={tab} onOpen={setOpen} />
      <Cols wide={tab === 'points' && writing}>
        <Matn>
          {tab === 'text' && <TextPart view={view} onOpen={setOpen} />}
          {tab === 'points' &&
            (writing ? (
              <PointsEdit view={view} onDone={() => setWriting(false)} />
            ) : (
              <PointsPart view={view} onWrite={() => setWriting(true)} onOpen={setOpen} />
            ))}
          {tab === 'changes' && <ChangesPart view={view} />}
        </Matn>
        {!(tab === 'points' && writing) && (
          <Hashieh>
            <ReportMargin view={view} tab={tab} />
          </Hashieh>
        )}
      </Cols>
      {open?.what === 'submit' && <SubmitDialog view={view} onClose={close} />}
      {open?.what === 'giveBack' && <GiveBackDialog view={view} onClose={close} />}
      {open?.what === 'accept' && <AcceptDialog view={view} onClose={close} />}
      {open?.what === 'approve' && <ApproveDialog view={view} onClose={close} />}
      {open?.what === 'openNext' && (
        <OpenDialog clusterId={view.cluster.id} last={view.n} n={view.editions.at(-1)!.n + 1} onClose={close} />
      )}
      {open?.what === 'discard' && <DiscardDialog view={view} onClose={close} />}
      {open?.what === 'typeRemark' && <TypeRemarkDialog view={view} section={open.section} onClose={close} />}
      {open?.what === 'remark' && <RemarkDialog view={view} section={open.section} onClose={close} />}
      {open?.what === 'answer' && <AnswerDialog remark={open.remark} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawDialog remark={open.remark} onClose={close} />}
    </>
  )
}
