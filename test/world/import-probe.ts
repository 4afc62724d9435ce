/** A server's work on imports in a process of its own, to be killed: `node import-probe.ts <database url> <files folder> <actor as JSON> <instant>`. */
import { jobHouse } from '../../src/app/server.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { movableClock } from '../../src/kernel/clock.ts'
import { connect } from '../../src/kernel/db/connect.ts'
import { contentStore } from '../../src/kernel/files/content.ts'
import { runWaiting } from '../../src/kernel/jobs.ts'
import { silentLog } from '../../src/kernel/log.ts'
import { directory } from '../../src/modules/directory/directory.module.ts'

const [url, folder, actor, instant] = process.argv.slice(2) as [string, string, string, string]
const { db, close } = connect({ connectionString: url, log: silentLog })
const person = JSON.parse(actor) as Actor
const house = jobHouse(
  {
    db,
    clock: movableClock(instant),
    files: contentStore(folder),
    modules: [directory],
    actorOf: async () => person,
    actorOfPerson: async () => person,
  },
  silentLog,
)
await runWaiting(directory.jobs ?? [], house)
await close()
