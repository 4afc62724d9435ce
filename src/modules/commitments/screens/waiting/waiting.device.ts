import { device } from '../../../../ui/kept/device.ts'
import type { Waiting } from './waiting.rules.ts'

/** Claims that wait on this device, and their files. All of one person, by the beginning of the key. */
const place = (personId: string, key: string) => `${personId}/${key}`

export const listWaiting = (personId: string) => device.all<Waiting>('waiting', `${personId}/`)
export const findWaiting = (personId: string, key: string) => device.get<Waiting>('waiting', place(personId, key))
export const keepWaiting = (entry: Waiting) => device.put('waiting', place(entry.personId, entry.key), entry)
/** How many wait on this device, of whoever: a number and nothing else, for the door. */
export const countWaiting = async () => (await device.all<Waiting>('waiting', '')).length

/** It was sent or thrown away: nothing of it stays, but files that another claim carries on. */
export async function dropWaiting(entry: Waiting, carried: readonly { id: string }[] = []): Promise<void> {
  await device.remove('waiting', place(entry.personId, entry.key))
  for (const { id, local } of entry.draft.files)
    if (local && !carried.some((file) => file.id === id)) await dropFile(entry.personId, id)
}

export const keepFile = (personId: string, id: string, file: Blob) => device.put('files', place(personId, id), file)
export const findFile = (personId: string, id: string) => device.get<Blob>('files', place(personId, id))
export const dropFile = (personId: string, id: string) => device.remove('files', place(personId, id))
