import { useEffect, useState } from 'react'
import { useAsOf, useGo } from '../../../ui/address.ts'
import { Answer, Btn, Cols, Empty, Matn, PageHead } from '../../../ui/index.ts'
import type { DiagnosisView } from '../diagnosis.schema.ts'
import { reportHref } from './addresses.ts'
import { useDiagnosis, useDiagnosisWords } from './data.ts'
import { OpenDialog } from './open-dialog.tsx'
import './diagnosis.css'

/** The diagnostic study of a cluster: goes on to its last edition, or begins the first. */
export function DiagnosisPage({ id }: { id: string }) {
  return (
    <Answer of={useDiagnosis(id)}>
      {(view) => (view.editions.length > 0 ? <GoToLast view={view} /> : <NoStudy view={view} />)}
    </Answer>
  )
}

function GoToLast({ view }: { view: DiagnosisView }) {
  const go = useGo()
  const href = reportHref(view.editions.at(-1)!.id)
  useEffect(() => {
    // the address of the study is no place to come back to
    void go(`${href}${location.search}`, true)
  }, [href, go])
  return null
}

function NoStudy({ view }: { view: DiagnosisView }) {
  const t = useDiagnosisWords()
  const { isPast } = useAsOf()
  const [opening, setOpening] = useState(false)
  const { cluster } = view
  return (
    <>
      <PageHead crumbs={[{ href: `/clusters/${cluster.id}`, label: cluster.title }]} title={t('title')} />
      <Cols wide>
        <Matn>
          <Empty
            title={t('none.title')}
            text={t('none.text')}
            acts={
              view.may.write === true &&
              !isPast && (
                <Btn tone="go" onClick={() => setOpening(true)}>
                  {t('do.open')}
                </Btn>
              )
            }
          />
        </Matn>
      </Cols>
      {opening && (
        <OpenDialog clusterId={cluster.id} last={null} n={view.nextNumber} onClose={() => setOpening(false)} />
      )}
    </>
  )
}
