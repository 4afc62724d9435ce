import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Channel } from '../message.rules.ts'
import type { Sender } from './sender.ts'

/** For trial: each message is a text file of its own; the same one twice is one file. */
export const fileSender = (channel: Channel, folder: string): Sender => ({
  channel,
  async send({ to, subject, text, key }) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${channel}-${createHash('sha256').update(key).digest('hex').slice(0, 24)}.txt`
    try {
      await writeFile(join(folder, name), `${to}\n${subject}\n\n${text}\n`, { flag: 'wx', mode: 0o600 })
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      // an earlier try had written it
      if (code !== 'EEXIST') return { sent: false, said: message, again: true }
    }
    return { sent: true }
  },
})
