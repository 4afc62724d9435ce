import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { UiProvider } from '../index.ts'
import '../look/index.css'
import { fa } from './kit.fa.ts'
import { TODAY } from './kit-data.ts'
import { KitPage } from './kit-page.tsx'

/** All parts on one page, to look at them: `npm run dev`, then `/src/ui/kit/kit.html?locale=en&scheme=dark`. */
const asked = new URLSearchParams(location.search)
const words = { kit: { fa, en: () => import('./kit.en.ts') } }
const settings = {
  locale: asked.get('locale') === 'en' ? ('en' as const) : ('fa' as const),
  scheme: asked.get('scheme') === 'dark' ? ('dark' as const) : ('light' as const),
  density: asked.get('density') === 'dense' ? ('dense' as const) : ('normal' as const),
}

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Suspense>
      <UiProvider words={words} settings={settings} asOf={TODAY}>
        <QueryClientProvider client={new QueryClient()}>
          <KitPage />
        </QueryClientProvider>
      </UiProvider>
    </Suspense>
  </StrictMode>,
)
