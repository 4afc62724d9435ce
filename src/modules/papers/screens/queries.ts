import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import type { CheckedPaper, CheckView, OfficeView, PapersView } from '../papers.schema.ts'
import type { OfficeStamps, OwnPictures } from '../signing/signing.schema.ts'

type Locale = 'fa' | 'en'

export const officeQuery = (province: string | null, locale: Locale) =>
  queryOptions({
    queryKey: ['letters', province, locale],
    queryFn: () => api.get<OfficeView>('/api/letter-templates', { province, locale }),
  })
/** A dry run of a file just brought; what is wrong with it does not change by asking again. */
export const checkQuery = (kind: string, fileId: string | null) =>
  queryOptions({
    queryKey: ['letter-check', kind, fileId],
    queryFn: () => api.post<CheckView>('/api/letter-templates/check', { kind, fileId }),
    enabled: fileId !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
export const papersQuery = (record: string, locale: Locale) =>
  queryOptions({
    queryKey: ['papers', record, locale],
    queryFn: () => api.get<PapersView>('/api/papers', { record, locale }),
  })
/** One's own signature and stamps; never kept longer than the page. */
export const ownPicturesQuery = queryOptions({
  queryKey: ['signature'],
  queryFn: ({ signal }) => api.get<OwnPictures>('/api/account/signature', {}, signal),
})
export const stampsQuery = (province: string | null) =>
  queryOptions({
    queryKey: ['stamps', province],
    queryFn: ({ signal }) => api.get<OfficeStamps>('/api/letters/stamps', { province }, signal),
  })
export const checkedQuery = (code: string) =>
  queryOptions({
    queryKey: ['checks', code],
    queryFn: () => api.get<CheckedPaper>(`/api/checks/${encodeURIComponent(code)}`),
    retry: false,
  })

/** Address of a template as a file: as it is, or filled with example data. */
export function templateHref(of: {
  kind: string
  locale: Locale
  province: string | null
  file?: string | undefined
  template?: string | undefined
  as: 'template' | 'word' | 'pdf'
}): string {
  const given = Object.entries(of).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
  return `/api/letter-templates/file?${new URLSearchParams(given)}`
}
