import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Btn, FormDialog, Section, useFormat, useSend, useWords } from '../../../ui/index.ts'
import type { fa } from '../papers.fa.ts'
import { FoundByName } from './person-picker.tsx'
import { PictureChoice } from './picture-choice.tsx'
import { stampsQuery } from './queries.ts'

/** Stamps of the offices of a place: who holds each. Their pictures are shown to their holders alone. */
export function StampsSection({ province }: { province: string | null }) {
  const t = useWords<typeof fa>('papers')
  const f = useFormat()
  const [keeping, setKeeping] = useState(false)
  const { data } = useQuery(stampsQuery(province))
  if (!data) return null
  return (
    <Section title={t('stamp.title')} end={<Btn onClick={() => setKeeping(true)}>{t('stamp.keep')}</Btn>}>
      {data.stamps.length === 0 ? (
        <p className="dim">{t('stamp.none')}</p>
      ) : (
        <ul className="list">
          {data.stamps.map((stamp) => (
            <li key={stamp.organisationId}>
              {stamp.organisation}{' '}
              <span className="dim">
                {t('stamp.with', { name: stamp.holder, day: f.date(String(stamp.keptAt), 'dayYear') })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {keeping && <StampDialog onClose={() => setKeeping(false)} />}
    </Section>
  )
}

function StampDialog({ onClose }: { onClose(): void }) {
  const t = useWords<typeof fa>('papers')
  const [organisationId, setOffice] = useState<string | null>(null)
  const [holderId, setHolder] = useState<string | null>(null)
  const [chosen, setChosen] = useState<{ picture: string; type: string } | null>(null)
  const sending = useSend({
    fields: ['organisationId', 'holderId', 'picture'],
    done: t('stamp.done'),
    renew: [['stamps'], ['signature'], ['papers']],
  })
  return (
    <FormDialog
      title={t('stamp.keep')}
      lead={t('stamp.lead')}
      verb={t('stamp.keep')}
      sending={sending}
      onSend={() =>
        sending.send(() => api.put('/api/letters/stamps', { organisationId, holderId, picture: chosen?.picture ?? '' }))
      }
      onClose={onClose}
    >
      <FoundByName
        of="organisations"
        label={t('stamp.office')}
        value={organisationId}
        onChange={setOffice}
        error={sending.field('organisationId')}
      />
      <FoundByName
        of="persons"
        label={t('stamp.holder')}
        value={holderId}
        onChange={setHolder}
        error={sending.field('holderId')}
      />
      <PictureChoice
        label={t('stamp.picture')}
        name={t('stamp.picture')}
        hint={t('signature.hint')}
        error={sending.field('picture')}
        onChosen={(picture, type) => setChosen({ picture, type })}
      />
      {chosen && (
        <figure className="kept-picture">
          <img src={`data:${chosen.type};base64,${chosen.picture}`} alt={t('stamp.picture')} />
        </figure>
      )}
    </FormDialog>
  )
}
