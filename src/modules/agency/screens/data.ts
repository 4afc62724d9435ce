import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../../ui/api.ts'
import { useFormat, useLooks, useWords } from '../../../ui/index.ts'
import type { fa } from '../agency.fa.ts'
import type { AgencyView, HandoverList, VisitView } from '../agency.schema.ts'

export const useAgencyWords = () => ({ t: useWords<typeof fa>('agency'), f: useFormat(), ...useLooks() })
export type T = ReturnType<typeof useAgencyWords>['t']

export const agencyQuery = (clusterId: string) =>
  queryOptions({
    queryKey: ['agency', clusterId],
    queryFn: ({ signal }) => api.get<AgencyView>(`/api/clusters/${clusterId}/agency`, {}, signal),
  })
export const visitQuery = (id: string) =>
  queryOptions({ queryKey: ['agency', 'visit', id], queryFn: () => api.get<VisitView>(`/api/visits/${id}`) })

/** What would be handed over now. */
export const useHandoverList = (clusterId: string) =>
  useQuery({
    queryKey: ['agency', clusterId, 'list'],
    queryFn: () => api.get<{ list: HandoverList }>(`/api/clusters/${clusterId}/handover-list`),
  })

/** What is read again after any deed here. */
export const changed = [['agency'], ['clusters'], ['desk'], ['history']] as const

/** Why a deed is off, in the words of the module that says so; undefined where it is on. */
export function useWhyNot() {
  const words: Record<string, ReturnType<typeof useWords<Record<string, string>>>> = {
    agency: useWords<Record<string, string>>('agency'),
    kernel: useWords<Record<string, string>>('kernel'),
  }
  return (answer: true | string | undefined): string | undefined => {
    if (answer === true) return undefined
    const [module = '', ...name] = (answer ?? 'kernel.notYourRole').split('.')
    return words[module]?.maybe(`errors.${name.join('.')}`) ?? words.kernel!('errors.notYourRole')
  }
}

export const addresses = {
  agency: (clusterId: string) => `/clusters/${clusterId}/agency`,
  newVisit: (clusterId: string) => `/clusters/${clusterId}/visit`,
  paper: (clusterId: string) => `/clusters/${clusterId}/visit-form`,
  visit: (id: string) => `/visits/${id}`,
}
