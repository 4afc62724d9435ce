import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import { usePersonId } from '../../../ui/index.ts'
import { readKept } from '../../../ui/kept/reads.ts'
import type { ClaimView, ProgressView, ReceiptsView } from '../commitments.schema.ts'
import { treeToKeep } from './waiting/waiting.rules.ts'

export type LineName = ReceiptsView['line']

const treeName = (person: string, recordId: string) => `${person}/progress/${recordId}`

/** Reads a tree of today; one that this person may claim on stays readable on the device without the network. */
export const readTree = (person: string | undefined, recordId: string, ask: () => Promise<ProgressView>) =>
  readKept(person === undefined ? undefined : treeName(person, recordId), ask, (tree) =>
    person === undefined ? null : treeToKeep(tree, person),
  )

/** Progress of a record's tree on the page's as-of day. */
export function useProgress(recordId: string | undefined) {
  const { asOf, knownAt } = useAsOf()
  const person = usePersonId()
  return useQuery({
    queryKey: ['commitments', 'progress', recordId, asOf, knownAt],
    enabled: recordId !== undefined,
    queryFn: ({ signal }) => {
      const ask = () => api.get<ProgressView>(`/api/records/${recordId}/progress`, { asOf, knownAt }, signal)
      return asOf || knownAt ? ask() : readTree(person, recordId!, ask)
    },
  })
}

/** The whole sum behind a figure on the page's as-of day. */
export function useReceipts(recordId: string, line: LineName, itemId?: string) {
  const { asOf, knownAt } = useAsOf()
  return useQuery({
    queryKey: ['commitments', 'receipts', recordId, line, itemId, asOf, knownAt],
    queryFn: ({ signal }) =>
      api.get<ReceiptsView>(`/api/records/${recordId}/receipts`, { line, itemId, asOf, knownAt }, signal),
  })
}

export const claimQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['commitments', 'claim', claimId],
    queryFn: ({ signal }) => api.get<ClaimView>(`/api/claims/${claimId}`, undefined, signal),
  })

export const useClaim = (claimId: string) => useQuery(claimQuery(claimId))

export interface ResolutionLine {
  id: string
  number: number
  text: string
  decidedOn: string | null
  body: { id: string; name: string }
}

/** Resolutions that decide about any of these records, newest first; none where the reader may not see them. */
export const useResolutionsAbout = (recordIds: readonly string[]) =>
  useQuery({
    queryKey: ['meetings', 'resolutions', ...recordIds],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        recordIds.map((about) =>
          api
            .get<{ rows: ResolutionLine[] }>('/api/resolutions', { about }, signal)
            .catch(() => ({ rows: [] as ResolutionLine[] })),
        ),
      )
      const byId = new Map(lists.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)))
      return [...byId.values()].toSorted((one, other) => (other.decidedOn ?? '').localeCompare(one.decidedOn ?? ''))
    },
  })

/** After a verb: a step upon one claim moves desks, plans and counts alike, so whatever is on show is read again. */
export const refreshAll = (client: QueryClient) => client.invalidateQueries()
export function useRefresh() {
  const client = useQueryClient()
  return () => refreshAll(client)
}
