import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from '../../ui/api.ts'
import '../../ui/look/index.css'
import { makeRouter } from './router.tsx'
import { keepApp } from './worker/register.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // a refusal is an answer; only silence is asked again
      retry: (count, error) =>
        count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status === 503),
      staleTime: 10_000,
      // without the network a question is answered too: from the device, or that the house was not reached
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
})

if (import.meta.env.PROD) keepApp()

createRoot(document.getElementById('app')!, {
  // what the house answered is shown as a page; only a defect is worth a line in the console
  onCaughtError: (error) => {
    if (!(error instanceof ApiProblem)) console.error(error)
  },
}).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={makeRouter(client)} />
    </QueryClientProvider>
  </StrictMode>,
)
