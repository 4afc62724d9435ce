import { type QueryClient, useQuery } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import { Suspense } from 'react'
import { ApiProblem } from '../../ui/api.ts'
import { UiProvider } from '../../ui/index.ts'
import { Frame } from './frame.tsx'
import { Broken, Missing } from './missing.tsx'
import { openPaths, pagePaths } from './paths.tsx'
import { RouterLink } from './router-link.tsx'
import { meQuery } from './session.ts'
import { webWords } from './words.ts'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Root,
  notFoundComponent: Missing,
  errorComponent: Broken,
})

function Root() {
  const { data: me } = useQuery(meQuery)
  return (
    <Suspense fallback={null}>
      <UiProvider words={webWords} link={RouterLink} {...(me ? { asOf: me.today } : {})}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </UiProvider>
    </Suspense>
  )
}

/** Pages behind the sign-in share the frame; who is not signed in is asked to, and comes back to where they wanted to go. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.ensureQueryData(meQuery).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    })
    if (!me?.signedIn) throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` })
  },
})

export function makeRouter(client: QueryClient) {
  const tree = root.addChildren([
    ...openPaths.map(({ path, component }) =>
      createRoute({ getParentRoute: () => root, path, component: component as RouteComponent }),
    ),
    framed.addChildren(
      pagePaths.map(({ path, component }) =>
        createRoute({ getParentRoute: () => framed, path, component: component as RouteComponent }),
      ),
    ),
  ])
  return createRouter({
    routeTree: tree,
    context: { client },
    scrollRestoration: true,
    defaultNotFoundComponent: Missing,
    defaultErrorComponent: Broken,
  })
}
