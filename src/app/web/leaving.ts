import { api } from '../../ui/api.ts'
import { isSilent } from '../../ui/kept/reads.ts'

const flag = 'khoosheh.leaving'

/** Ends the session; without the network it is ended as soon as the house is reached, before anything is read under it. */
export async function leave(): Promise<void> {
  try {
    await api.delete('/api/session')
  } catch (error) {
    if (!isSilent(error)) throw error
    localStorage.setItem(flag, '1')
  }
}

/** Does what somebody who left without the network has asked for. @throws while the house cannot be reached */
export async function endLeaving(): Promise<void> {
  if (!hasLeft()) return
  await api.delete('/api/session')
  localStorage.removeItem(flag)
}

function hasLeft(): boolean {
  try {
    return localStorage.getItem(flag) !== null
  } catch {
    return false
  }
}
