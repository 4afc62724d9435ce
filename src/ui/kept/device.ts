/**
 * What this device keeps beyond drafts, in the browser's own database: answers that can be read without the network (`read`), what waits
 * to be sent (`waiting`) and files that go with it (`files`). Keys begin with the person's id. A browser that keeps nothing rejects.
 */
export type Shelf = 'read' | 'waiting' | 'files'
const shelves: readonly Shelf[] = ['read', 'waiting', 'files']

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('khoosheh', 1)
    request.onupgradeneeded = () => {
      for (const shelf of shelves) request.result.createObjectStore(shelf)
    }
    request.onsuccess = () => {
      // a newer page in another tab may want to change the shelves
      request.result.onversionchange = () => request.result.close()
      request.result.onclose = () => {
        opened = undefined
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

async function ask<Answer>(
  shelf: Shelf,
  mode: IDBTransactionMode,
  what: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(shelf, mode)
    const request = what(transaction.objectStore(shelf))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

const under = (start: string) => IDBKeyRange.bound(start, `${start}\uffff`)

export const device = {
  get: <Value>(shelf: Shelf, key: string): Promise<Value | undefined> =>
    ask(shelf, 'readonly', (store) => store.get(key)),
  all: <Value>(shelf: Shelf, start: string): Promise<Value[]> =>
    ask(shelf, 'readonly', (store) => store.getAll(under(start))),
  put: async (shelf: Shelf, key: string, value: unknown): Promise<void> => {
    await ask(shelf, 'readwrite', (store) => store.put(value, key))
    tell(shelf)
  },
  remove: async (shelf: Shelf, key: string): Promise<void> => {
    await ask(shelf, 'readwrite', (store) => store.delete(key))
    tell(shelf)
  },
  /** Everything of one beginning; of all where none is given. */
  clear: async (shelf: Shelf, start = ''): Promise<void> => {
    await ask(shelf, 'readwrite', (store) => store.delete(under(start)))
    tell(shelf)
  },
}

const heard = new Set<(shelf: Shelf) => void>()
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('khoosheh.device')
others?.addEventListener('message', ({ data }) => {
  for (const hear of heard) hear(data as Shelf)
})
function tell(shelf: Shelf): void {
  for (const hear of heard) hear(shelf)
  others?.postMessage(shelf)
}

/** Hears of every change of a shelf, also from another tab. Returns what ends it. */
export function onDevice(hear: (shelf: Shelf) => void): () => void {
  heard.add(hear)
  return () => {
    heard.delete(hear)
  }
}
