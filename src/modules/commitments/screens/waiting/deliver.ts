import { ApiProblem, api, upload } from '../../../../ui/api.ts'
import { bodyOf } from '../claim.form.ts'
import { dropFile, dropWaiting, findFile, findWaiting, keepWaiting, listWaiting } from './waiting.device.ts'
import { afterRefusal, toSend, type Waiting } from './waiting.rules.ts'

/**
 * Sends one claim: first the files that lie on the device, each once, then the claim under its key, so that what has arrived before is
 * not made twice. Throws what the house refused.
 *
 * @param keep told after each file, so that a cut line does not send it again
 */
export async function deliver(entry: Waiting, keep: (entry: Waiting) => Promise<void>): Promise<{ claimId: string }> {
  let now = entry
  for (const file of entry.draft.files) {
    if (!file.local) continue
    const blob = await findFile(entry.personId, file.id)
    // a device that was short of room may have thrown it away: the words are worth more
    const sent = blob ? await upload(new File([blob], file.name, { type: file.mediaType })) : null
    const files = now.draft.files.flatMap((one) => (one.id === file.id ? (sent ? [sent] : []) : [one]))
    now = { ...now, draft: { ...now.draft, files } }
    await keep(now)
    await dropFile(entry.personId, file.id).catch(() => {})
  }
  return api.post<{ claimId: string }>(
    `/api/items/${now.item.itemId}/claims`,
    bodyOf(now.item, now.draft, now.draft.asOf),
  )
}

let running: Promise<readonly Waiting[]> | null = null

/** Sends all that waits, one after another; one run at a time on a device. Gives what was sent. */
export function sendWaiting(personId: string): Promise<readonly Waiting[]> {
  running ??= inTurn(() => sendAll(personId)).finally(() => {
    running = null
  })
  return running
}

/** Two tabs do not send the same: where the browser knows no locks, the key alone sees to it. */
const inTurn = (work: () => Promise<readonly Waiting[]>): Promise<readonly Waiting[]> =>
  navigator.locks
    ? navigator.locks.request('khoosheh.waiting', { ifAvailable: true }, (lock) => (lock ? work() : []))
    : work()

async function sendAll(personId: string): Promise<readonly Waiting[]> {
  const sent: Waiting[] = []
  for (const { key } of toSend(await listWaiting(personId))) {
    // as it stands now: its writer may have taken it up or thrown it away meanwhile
    const entry = await findWaiting(personId, key)
    if (!entry || toSend([entry]).length === 0) continue
    let now = entry
    try {
      await deliver(entry, async (next) => {
        now = next
        await keepWaiting(next)
      })
      await dropWaiting(entry)
      sent.push(entry)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      const after = afterRefusal(now, problem)
      await keepWaiting(after)
      // without network or session the rest would fare no better
      if (after.state !== 'refused') break
    }
  }
  return sent
}
