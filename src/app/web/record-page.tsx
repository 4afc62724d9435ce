import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useGo } from '../../ui/address.ts'
import { api } from '../../ui/api.ts'
import { Missing } from './missing.tsx'

/** Any record by its id alone: goes on to the page of its kind. */
export function RecordPage({ id }: { id: string }) {
  const go = useGo()
  const { data } = useSuspenseQuery({
    queryKey: ['record', id],
    queryFn: () => api.get<{ path: string | null }>(`/api/records/${id}`),
  })
  useEffect(() => {
    if (data.path) void go(data.path, true)
  }, [data.path, go])
  return data.path ? null : <Missing />
}
