import { useQuery } from '@tanstack/react-query'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import type { PlanOfCluster, PlanYearView } from '../plans.schema.ts'

/** One year of a plan on the page's as-of day. */
export function usePlanYear(planYearId: string) {
  const { asOf, knownAt } = useAsOf()
  return useQuery({
    queryKey: ['plans', 'year', planYearId, asOf, knownAt],
    queryFn: ({ signal }) => api.get<PlanYearView>(`/api/plan-years/${planYearId}`, { asOf, knownAt }, signal),
  })
}

/** The plan of a cluster; its `plan` is null while none is open. */
export function usePlanOfCluster(clusterId: string) {
  const { asOf, knownAt } = useAsOf()
  return useQuery({
    queryKey: ['plans', 'ofCluster', clusterId, asOf, knownAt],
    queryFn: ({ signal }) => api.get<PlanOfCluster>(`/api/clusters/${clusterId}/plan`, { asOf, knownAt }, signal),
  })
}
