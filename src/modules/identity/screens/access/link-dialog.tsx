import { useState } from 'react'
import { Btn, Dialog, useFormat, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { ShownLinkReply } from '../../identity.schema.ts'

export interface LinkShown extends ShownLinkReply {
  name: string
}

/** A one-time link, in sight this once. */
export function LinkDialog({ link, onClose }: { link: LinkShown; onClose(): void }) {
  const t = useWords<typeof fa>('identity')
  const f = useFormat()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // without https browsers give no clipboard; the line is selected by one click instead
    await navigator.clipboard?.writeText(link.url)
    setCopied(navigator.clipboard !== undefined)
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('access.linkTitle', { name: link.name })}
      footer={
        <>
          <Btn tone="go" onClick={() => void copy()}>
            {copied ? t('access.copied') : t('access.copy')}
          </Btn>
          <span className="end">
            <Btn tone="quiet" onClick={onClose}>
              {t('access.linkSeen')}
            </Btn>
          </span>
        </>
      }
    >
      <div className="stack">
        <p>{t('access.linkText', { date: f.date(link.expiresAt), time: f.time(link.expiresAt) })}</p>
        <code className="copy-line">{link.url}</code>
        <p className="vh" role="status">
          {copied && t('access.copied')}
        </p>
      </div>
    </Dialog>
  )
}
