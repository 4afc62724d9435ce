import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'

export interface Signing {
  paperId: string
  /** What is signed, as its row names it. */
  title: string
  /** With this office's stamp; left out: with one's own signature. */
  stamp?: { organisationId: string; organisation: string }
}

/** The act itself, confirmed each time: nothing is signed by a click that was meant for something else. */
export function SignDialog({ paperId, title, stamp, onClose }: Signing & { onClose(): void }) {
  const t = useWords<typeof fa>('papers')
  const [confirm, setConfirm] = useState(false)
  const sending = useSend({ done: t('sign.done'), renew: [['papers']] })
  const office = stamp?.organisation ?? ''
  return (
    <FormDialog
      title={stamp ? t('sign.titleStamp', { office }) : t('sign.title')}
      lead={t(stamp ? 'sign.leadStamp' : 'sign.lead')}
      verb={stamp ? t('sign.actStamp', { office }) : t('sign.act')}
      sending={sending}
      onSend={() =>
        sending.send(() =>
          api.post(
            `/api/papers/${paperId}/signing`,
            stamp ? { kind: 'stamp', organisationId: stamp.organisationId, confirm } : { kind: 'signature', confirm },
          ),
        )
      }
      onClose={onClose}
    >
      <p>
        {t('sign.of')}: <b className="strong">{title}</b>
      </p>
      <Checkbox label={t(stamp ? 'sign.confirmStamp' : 'sign.confirm')} checked={confirm} onChange={setConfirm} />
    </FormDialog>
  )
}
