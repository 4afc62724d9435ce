import { cacheHead, outdated, wayOf } from './worker.rules.ts'

/**
 * The service worker: keeps the files of the app so that a claim can be written without the network. It never keeps an answer of the
 * house; what may be read without it lies in the browser's database, per person (`ui/kept/`). Each build has its own list and its own
 * name, written over the word below (`vite.config.ts`).
 */
declare const __RELEASE__: { name: string; files: string[] }

interface WorkerEvent {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WorkerEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  addEventListener(kind: 'install' | 'activate', hear: (event: WorkerEvent) => void): void
  addEventListener(kind: 'fetch', hear: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const worker = globalThis as unknown as Worker
const cacheName = `${cacheHead}${__RELEASE__.name}`
const home = '/'

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName)
      await cache.addAll([new Request(home, { cache: 'reload' }), ...__RELEASE__.files])
      // a new release does not wait for the last page of the old one
      await worker.skipWaiting()
    })(),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await Promise.all(outdated(await caches.keys(), cacheName).map((name) => caches.delete(name)))
      await worker.clients.claim()
    })(),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const way = wayOf({ method: request.method, url: request.url, isPage: request.mode === 'navigate' }, location.origin)
  if (way === 'page') event.respondWith(newestPage(request))
  if (way === 'file') event.respondWith(keptFile(request))
})

async function newestPage(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (lost) {
    const kept = await (await caches.open(cacheName)).match(home)
    if (kept) return kept
    throw lost
  }
}

async function keptFile(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(cacheName)).put(request, answer.clone())
  return answer
}
