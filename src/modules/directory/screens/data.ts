import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAsOf } from '../../../ui/address.ts'
import { api } from '../../../ui/api.ts'
import type { County, IsicCode, Province } from '../divisions/divisions.schema.ts'
import type { OrganisationList, OrganisationPage } from '../organisations/organisations.schema.ts'
import type { PersonList, PersonPage } from '../persons/persons.schema.ts'
import type { UnitList, UnitPage } from '../units/units.schema.ts'

type Asked = Readonly<Record<string, string | number | null | undefined>>
const forever = { staleTime: Number.POSITIVE_INFINITY }
/** A list keeps what it showed while the next page or search is on its way. */
const keep = { placeholderData: <Data>(before: Data) => before }

export const useProvinces = () =>
  useQuery({ queryKey: ['provinces'], queryFn: () => api.get<Province[]>('/api/provinces'), ...forever })

export const useCounties = (province: string | null) =>
  useQuery({
    queryKey: ['counties', province],
    enabled: province !== null,
    queryFn: () => api.get<County[]>('/api/counties', { province }),
    ...forever,
  })

export const useIsic = (q: string) =>
  useQuery({
    queryKey: ['isic', q],
    queryFn: ({ signal }) => api.get<IsicCode[]>('/api/isic', { q }, signal),
    ...keep,
  })

export function useUnits(asked: Asked, enabled = true) {
  const { asOf, knownAt } = useAsOf()
  return useQuery({
    queryKey: ['directory', 'units', asked, asOf, knownAt],
    enabled,
    queryFn: ({ signal }) => api.get<UnitList>('/api/units', { ...asked, asOf, knownAt }, signal),
    ...keep,
  })
}

export const useOrganisations = (asked: Asked, enabled = true) =>
  useQuery({
    queryKey: ['directory', 'organisations', asked],
    enabled,
    queryFn: ({ signal }) => api.get<OrganisationList>('/api/organisations', asked, signal),
    ...keep,
  })

export const usePersons = (asked: Asked, enabled = true) =>
  useQuery({
    queryKey: ['directory', 'persons', asked],
    enabled,
    queryFn: ({ signal }) => api.get<PersonList>('/api/persons', asked, signal),
    ...keep,
  })

/** A unit on the page's as-of day. */
export function useUnit(id: string) {
  const { asOf, knownAt } = useAsOf()
  return useQuery({
    queryKey: ['directory', 'unit', id, asOf, knownAt],
    queryFn: ({ signal }) => api.get<UnitPage>(`/api/units/${id}`, { asOf, knownAt }, signal),
  })
}

export const useOrganisation = (id: string) =>
  useQuery({
    queryKey: ['directory', 'organisation', id],
    queryFn: ({ signal }) => api.get<OrganisationPage>(`/api/organisations/${id}`, undefined, signal),
  })

export const usePerson = (id: string) =>
  useQuery({
    queryKey: ['directory', 'person', id],
    queryFn: ({ signal }) => api.get<PersonPage>(`/api/persons/${id}`, undefined, signal),
  })

/** What I may do at all, to show a deed as off with its reason instead of hiding it. */
export function usePermission(name: string): boolean {
  const me = useQuery({
    queryKey: ['me'],
    queryFn: () => api.get<{ permissions?: string[] }>('/api/me'),
    staleTime: 60_000,
  })
  return me.data?.permissions?.includes(name) ?? false
}

/** After a change every list and page of the directory is read again. */
export function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries()
}
