import { useState } from 'react'
import { useGo } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { Btn, FormDialog, TextInput, useFormat, useLooks, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../ranking.fa.ts'
import type { RankingsView } from '../ranking.schema.ts'
import { changed, paths } from './queries.ts'
import { useWhyNot } from './why-not.ts'

/** Opens a round; off with the reason where one runs or where it is not the reader's. */
export function OpenButton({ view }: { view: RankingsView }) {
  const t = useWords<typeof fa>('ranking')
  const whyNot = useWhyNot()
  const [opening, setOpening] = useState(false)
  const why = whyNot(view.may.open)
  return (
    <>
      <Btn tone="go" onClick={() => setOpening(true)} {...(why ? { why } : {})}>
        {t('do.open')}
      </Btn>
      {opening && <OpenDialog view={view} onClose={() => setOpening(false)} />}
    </>
  )
}

function OpenDialog({ view, onClose }: { view: RankingsView; onClose(): void }) {
  const t = useWords<typeof fa>('ranking')
  const f = useFormat()
  const go = useGo()
  const { locale } = useLooks()
  const [title, setTitle] = useState('')
  const deed = useSend({ fields: ['title'], done: t('done.open'), renew: changed })
  const send = () =>
    deed.send(async () => {
      const { id } = await api.post<{ id: string }>(`/api/provinces/${view.province.code}/prioritisations`, {
        ...(title.trim() ? { title } : {}),
      })
      go(paths.ranking(view.province.code, id))
    })
  return (
    <FormDialog
      title={t('do.openOf', { province: view.province[locale] })}
      lead={t('openLead', { count: f.number(view.candidates), edition: view.edition[locale] })}
      verb={t('do.open')}
      sending={deed}
      onSend={send}
      onClose={onClose}
    >
      <TextInput
        label={t('form.title')}
        optional
        hint={t('form.titleHint')}
        value={title}
        onChange={setTitle}
        error={deed.field('title')}
      />
    </FormDialog>
  )
}
