import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Answer, Btn, ConfirmDialog, Section, useFormat, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import type { OwnPictures } from '../signing/signing.schema.ts'
import './papers.css'
import { PictureChoice } from './picture-choice.tsx'
import { ownPicturesQuery } from './queries.ts'

const renew = [['signature'], ['papers']]

/** One's own signature as a picture, and the stamps that one holds. Nobody else is shown either. */
export function SignatureSection() {
  const t = useWords<typeof fa>('papers')
  const found = useQuery(ownPicturesQuery)
  return (
    <Section title={t('signature.title')} note={t('signature.lead')}>
      <Answer of={found}>{(own) => <Own own={own} />}</Answer>
    </Section>
  )
}

function Own({ own: { signature, stamps } }: { own: OwnPictures }) {
  const t = useWords<typeof fa>('papers')
  const f = useFormat()
  const [leaving, setLeaving] = useState(false)
  const keeping = useSend({ fields: ['picture'], done: t('signature.keptDone'), renew })
  const client = useQueryClient()
  return (
    <>
      {signature ? (
        <figure className="kept-picture">
          <img src={signature.shown} alt={t('signature.alt')} />
          <figcaption className="small dim">
            {t('signature.kept', { day: f.date(String(signature.keptAt), 'dayYear') })}
          </figcaption>
        </figure>
      ) : (
        <p className="dim">{t('signature.none')}</p>
      )}
      <PictureChoice
        label={t(signature ? 'signature.change' : 'signature.choose')}
        name={t('signature.own')}
        hint={t('signature.hint')}
        error={keeping.field('picture')}
        onChosen={(picture) => void keeping.send(() => api.put('/api/account/signature', { picture }))}
      />
      {signature && (
        <div>
          <Btn onClick={() => setLeaving(true)}>{t('signature.giveUp')}</Btn>
        </div>
      )}
      {stamps.length > 0 && (
        <>
          <h3>{t('stamp.held')}</h3>
          <div className="row">
            {stamps.map((stamp) => (
              <figure className="kept-picture" key={stamp.organisationId}>
                <img src={stamp.shown} alt={t('stamp.alt', { office: stamp.organisation })} />
                <figcaption className="small dim">{stamp.organisation}</figcaption>
              </figure>
            ))}
          </div>
        </>
      )}
      {leaving && (
        <ConfirmDialog
          opened
          title={t('signature.giveUp')}
          verb={t('signature.giveUp')}
          onConfirm={async () => {
            await api.delete('/api/account/signature')
            await Promise.all(renew.map((queryKey) => client.invalidateQueries({ queryKey })))
          }}
          onClose={() => setLeaving(false)}
        >
          {t('signature.giveUpLead')}
        </ConfirmDialog>
      )}
    </>
  )
}
