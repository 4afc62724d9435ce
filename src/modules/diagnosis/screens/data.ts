import { queryOptions, useQuery } from '@tanstack/react-query'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { useFormat, useWords } from '../../../ui/index.ts'
import type { fa } from '../diagnosis.fa.ts'
import type { ChangesView, DiagnosisView, ReportView } from '../diagnosis.schema.ts'

export const useDiagnosis = (clusterId: string) =>
  useQuery({
    queryKey: ['diagnosis', 'of', clusterId],
    queryFn: ({ signal }) => api.get<DiagnosisView>(`/api/clusters/${clusterId}/diagnosis`, {}, signal),
  })

export const useReport = (id: string) =>
  useQuery({
    queryKey: ['diagnosis', 'report', id],
    queryFn: ({ signal }) => api.get<ReportView>(`/api/diagnostic-reports/${id}`, {}, signal),
  })

export const changesQuery = (id: string, since: string | null) =>
  queryOptions({
    queryKey: ['diagnosis', 'changes', id, since],
    queryFn: ({ signal }) =>
      api.get<ChangesView>(`/api/diagnostic-reports/${id}/changes`, since ? { since } : {}, signal),
  })

/** What a deed of this room changes: itself, the gate that asks for it, the plan's chain, history and desk. */
export const changed = [['diagnosis'], ['clusters'], ['plans'], ['history'], ['desk']] as const

export const useDiagnosisWords = () => useWords<typeof fa>('diagnosis')

/** The last edition that counts: a discarded draft is only kept to be read. */
export const lastLiving = (view: ReportView) => view.editions.findLast((one) => one.state !== 'discarded')

/** Whether a deed is offered, and why it is off where it could be done but for how things stand. Nothing is done in a past. */
export function useMay(view: ReportView) {
  const t = useDiagnosisWords()
  const f = useFormat()
  const { isPast } = useAsOf()
  const inState = (state: string) => view.remarks.filter((one) => one.state === state).length
  const params = {
    edition: f.number(view.n),
    last: f.number(lastLiving(view)?.n ?? view.n),
    count: f.number(inState('open') || inState('taken')),
  }
  return (deed: keyof ReportView['may']) => {
    const answer = view.may[deed]
    const [module, code] = answer === true ? [] : answer.split('.')
    // whoever has not the role is not offered the deed
    const offered = !isPast && module !== 'kernel'
    return {
      offered,
      now: offered && answer === true,
      why: code && module !== 'kernel' ? (t.maybe(`errors.${code}`, params) ?? undefined) : undefined,
    }
  }
}
