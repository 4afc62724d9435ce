import { useState } from 'react'
import { Btn, Note, useWords } from '../../../../ui/index.ts'
import type { fa } from '../../identity.fa.ts'
import type { Me } from '../../identity.schema.ts'
import { NameSubstitute, Terms } from './away.tsx'

/** In a margin: who stands in while one is away and whose place one takes, with naming a substitute at hand. */
export function AwayNote({ me }: { me: Me }) {
  const t = useWords<typeof fa>('identity')
  const [naming, setNaming] = useState(false)
  return (
    <Note
      title={t('away.title')}
      end={
        <Btn small tone="quiet" onClick={() => setNaming(true)}>
          {t('away.act')}
        </Btn>
      }
    >
      {me.substitutions.length === 0 ? (
        <p className="small dim">{t('away.none')}</p>
      ) : (
        <Terms terms={me.substitutions} personId={me.person?.id ?? ''} />
      )}
      {naming && <NameSubstitute today={me.today} onClose={() => setNaming(false)} />}
    </Note>
  )
}
