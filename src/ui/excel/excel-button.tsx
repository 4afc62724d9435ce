import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Btn } from '../forms/btn.tsx'
import { useLooks } from '../locale.tsx'
import { useUiWords } from '../words.tsx'

// a dialog that few open: it is not loaded with the page
const ExcelDialog = lazy(() => import('./excel-dialog.tsx').then(({ ExcelDialog }) => ({ default: ExcelDialog })))

export interface ExcelProps {
  /** Name of the list, as its room declares it. */
  list: string
  /** The filters on show: what goes out is what is seen. */
  query?: Readonly<Record<string, string | null | undefined>>
  /** Where a page has two lists in one place: what this one is. */
  label?: string
  /** The room's answer whether this reader may bring rows in by the same table. Anything but true: the list only goes out. */
  takes?: boolean | string | undefined
  /** Called once rows have come in; what is on show is read anew anyway. */
  onTaken?: () => void
}

/** Address of a list as a spreadsheet. */
export function useListHref(list: string): (query?: ExcelProps['query']) => string {
  const { locale } = useLooks()
  return (query = {}) => {
    const asked = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))
    return `/api/lists/${list}.xlsx?${new URLSearchParams([...asked, ['locale', locale]])}`
  }
}

/** One button in the head of a list: the list as a spreadsheet, and where the room allows it, rows in again by the same table. */
export function ExcelButton(props: ExcelProps) {
  const t = useUiWords()
  const href = useListHref(props.list)
  const client = useQueryClient()
  const [opened, setOpened] = useState(false)
  if (props.takes !== true && !props.onTaken)
    return (
      <a className="btn quiet" href={href(props.query)} download title={t('excel.takeList')}>
        {props.label ?? t('excel')}
      </a>
    )
  return (
    <>
      <Btn tone="quiet" onClick={() => setOpened(true)}>
        {props.label ?? t('excel')}
      </Btn>
      {opened && (
        <Suspense>
          <ExcelDialog
            {...props}
            onTaken={() => {
              void client.invalidateQueries()
              props.onTaken?.()
            }}
            onClose={() => setOpened(false)}
          />
        </Suspense>
      )}
    </>
  )
}
