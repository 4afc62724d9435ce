import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Checkbox, FormDialog, JalaliDateInput, type Option, TextInput, useSend } from '../../../ui/index.ts'
import { RecordField } from './fields.tsx'
import { useDirectoryWords } from './words.ts'

type Side = { person: { id: string; name: string } } | { office: { id: string; name: string } }

/** Enters a post: from the office's page the person is chosen, from the person's page the office. Unknown days stay empty. */
export function PostDialog({ onClose, ...side }: { onClose(): void } & Side) {
  const { t } = useDirectoryWords()
  const [chosen, setChosen] = useState<Option | null>(null)
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [isPublic, setPublic] = useState(false)
  const [source, setSource] = useState('')
  const sending = useSend({
    fields: ['personId', 'organisationId', 'title', 'from', 'until', 'source'],
    done: t('post.entered', { title }),
    renew: 'all',
  })
  const { send, field } = sending
  const keep = async () => {
    const personId = 'person' in side ? side.person.id : chosen?.value
    const organisationId = 'office' in side ? side.office.id : chosen?.value
    if (!personId || !organisationId) return false
    const body = { organisationId, title, from, until, isPublic, ...(source.trim() ? { source } : {}) }
    return send(() => api.post(`/api/persons/${personId}/posts`, body))
  }
  return (
    <FormDialog
      title={t('post.title')}
      verb={t('post.verb')}
      sending={sending}
      disabled={!chosen}
      onSend={keep}
      onClose={onClose}
    >
      <RecordField
        noun={'person' in side ? 'organisation' : 'person'}
        value={chosen?.value ?? null}
        known={chosen}
        onChoose={setChosen}
        error={field('organisationId') ?? field('personId')}
      />
      <TextInput label={t('post.name')} value={title} onChange={setTitle} error={field('title')} />
      <div className="two">
        <JalaliDateInput label={t('post.from')} optional value={from} onChange={setFrom} error={field('from')} />
        <JalaliDateInput label={t('post.until')} optional value={until} onChange={setUntil} error={field('until')} />
      </div>
      <TextInput label={t('post.source')} optional value={source} onChange={setSource} error={field('source')} />
      <Checkbox label={t('post.public')} checked={isPublic} onChange={setPublic} />
    </FormDialog>
  )
}
