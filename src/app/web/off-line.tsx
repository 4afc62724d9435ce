import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readTree } from '../../modules/commitments/screens/data.ts'
import { WaitingStrip } from '../../modules/commitments/screens/waiting/strip.tsx'
import type { Me } from '../../modules/identity/identity.schema.ts'
import type { PlanView } from '../../modules/plans/plans.schema.ts'
import { api } from '../../ui/api.ts'
import { keepRead } from '../../ui/kept/reads.ts'
import { meQuery } from './session.ts'

/** Work without the network, under every page: the line that says so, and the plans of one's own clusters kept ready to be claimed on. */
export function OffLine() {
  const { data: me } = useQuery(meQuery)
  const person = me?.person?.id
  const clusters = me ? ownClusters(me).join(' ') : ''
  useEffect(() => {
    if (person === undefined || clusters === '') return
    // what is on show comes first
    const timer = setTimeout(() => {
      if (navigator.onLine) void keepPlans(person, clusters.split(' ')).catch(() => {})
    }, 2_000)
    return () => clearTimeout(timer)
  }, [person, clusters])
  return <WaitingStrip />
}

/** Clusters whose agent this person is: theirs are the claims that are written on the road. */
const ownClusters = (me: Me): string[] =>
  me.roles.flatMap(({ role, reachKind, reachId }) =>
    role === 'agentTeam' && reachKind === 'cluster' && reachId !== null ? [reachId] : [],
  )

/** Reads each year that one may claim on, once, and keeps it on this device with its name. */
async function keepPlans(person: string, clusters: readonly string[]): Promise<void> {
  for (const cluster of clusters) {
    const { plan } = await api.get<{ plan: PlanView | null }>(`/api/clusters/${cluster}/plan`)
    for (const { id } of plan?.years ?? []) {
      const tree = await readTree(person, id, () => api.get(`/api/records/${id}/progress`))
      const { title } = await api.get<{ title: string }>(`/api/records/${id}`)
      await keepRead(`${person}/title/${id}`, tree.may.claim === true ? { title } : null)
    }
  }
}
