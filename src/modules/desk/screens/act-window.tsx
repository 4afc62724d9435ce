import { type QueryKey, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { Answer, Dialog } from '../../../ui/index.ts'

/** What a room's act is told of the item that it ends, where it is done on the desk itself. */
export interface ActProps {
  recordId: string
  subjectId: string
  /** The item as the desk says it. */
  title: string
  onClose(): void
}
/** Acts done on the desk, by what waits: `meetings.notify`. Given by whoever knows the rooms. */
export type DeskActs = Readonly<Record<string, ComponentType<ActProps>>>

/** What an act begins with: read anew each time, for what was read before may be settled by now. */
export const useAnew = <Data,>(query: { queryKey: QueryKey; queryFn?: unknown }): UseQueryResult<Data> =>
  useQuery({
    ...(query as { queryKey: QueryKey; queryFn: () => Promise<Data> }),
    staleTime: 0,
    refetchOnMount: 'always',
  })

/** The room's form over the desk once its matter has been read; until then, or where that was refused, a quiet window in its place. */
export function ActOn<Data>({
  of,
  title,
  onClose,
  children,
}: Pick<ActProps, 'title' | 'onClose'> & { of: UseQueryResult<Data>; children(data: Data): ReactNode }) {
  const slow = useSlow()
  if (of.data !== undefined && of.isFetchedAfterMount) return <>{children(of.data)}</>
  // a window that opens and gives way at once would flicker
  if (!slow && !of.isFetchedAfterMount) return null
  const waits = of.isFetchedAfterMount ? of : ({ ...of, data: undefined, isPending: true } as UseQueryResult<Data>)
  return (
    <Dialog opened title={title} onClose={onClose}>
      <Answer of={waits}>{() => null}</Answer>
    </Dialog>
  )
}

/** True once it has lasted so long that a person wonders. */
function useSlow(): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const wait = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(wait)
  }, [])
  return slow
}
