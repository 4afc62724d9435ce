/**
 * A process that uses the embedded database of a folder, for tests that kill it. Told on stdin: `claim`, `stop`.
 * It answers each with one line on stdout; the first line says how it got its database.
 */
import { createInterface } from 'node:readline'
import { startDatabase } from '../../src/kernel/db/supervisor/index.ts'
import { silentLog } from '../../src/kernel/log.ts'

const database = await startDatabase({ dataDir: process.argv[2]!, log: silentLog, durable: false })
console.log(database.how)
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'claim')
    console.log(
      await database.claimServing().then(
        () => 'claimed',
        (error: Error) => error.message,
      ),
    )
  if (line === 'stop') {
    await database.stop()
    console.log('stopped')
    process.exit()
  }
}
