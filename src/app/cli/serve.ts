import { rebuildPoints } from '../../modules/commitments/index.ts'
import { firstAdministratorLink } from '../../modules/identity/index.ts'
import { countDue } from '../../modules/messages/index.ts'
import { demoAccounts, demoPassword } from '../demo/accounts.ts'
import { isDemoLoaded, loadDemo } from '../demo/load.ts'
import { steadyClockOf } from '../house.ts'
import { addMetrics } from '../metrics.ts'
import { buildWebIfNeeded, webFolder } from '../web-build.ts'
import { addWebFiles } from '../web-files.ts'
import { en } from './cli.en.ts'
import { fa } from './cli.fa.ts'
import type { AddCommand, Frame } from './frame.ts'
import { addressOf, type CommandHouse, houseFor } from './house.ts'

/** `khoosheh serve`: everything a person needs to work: database, web app, the demo on a first start; until it is told to stop. */
export const addServe: AddCommand = (program, frame) => {
  program
    .command('serve')
    .description(`${fa['serve.about']} · ${en['serve.about']}`)
    .action(() => serve(frame))
}

async function serve(frame: Frame): Promise<void> {
  // the web app is built while the database starts and the demo loads
  const building = buildWebIfNeeded(() => {})
  building.catch(() => {})
  let house = await houseFor(frame, { serving: true })
  const { settings } = house
  if (settings.demo && !(await isDemoLoaded(house))) {
    frame.say(fa['serve.loadingDemo'], en['serve.loadingDemo'])
    await loadDemo(house, house.filesFolder)
  }
  // the demo's clock stands in the database only once the demo is loaded
  house = { ...house, ...house.withClock(await steadyClockOf(house.db, frame.log())) }
  // figures of a database that was filled before points were kept; without them lists would open every tree
  await rebuildPoints(house.db, house.ctx())
  await building
  const app = await house.server()
  const { db, clock, database, lastBackup } = house
  const told = { pool: database.pool, lastBackup, messagesDue: () => countDue(db, clock.now()) }
  addMetrics(app, told, settings.metricsToken)
  await addWebFiles(app, webFolder)
  await app.listen({ port: settings.port, host: settings.host })
  frame.atEnd(() => app.close())
  await greet(frame, house)
  await frame.untilStopped()
}

async function greet(frame: Frame, house: CommandHouse): Promise<void> {
  const address = addressOf(house.settings)
  frame.say(fa['serve.ready'], en['serve.ready'], { address })
  if (house.settings.demo) {
    frame.say(fa['serve.accounts'], en['serve.accounts'], { password: demoPassword })
    for (const account of demoAccounts)
      frame.say(`  ${account.email.padEnd(34)} ${account.next.en} · ${account.next.fa}`)
    return
  }
  const link = await firstAdministratorLink(house.ctx(), house.identity)
  if (link) frame.say(fa['serve.firstLink'], en['serve.firstLink'], { link: `${address}${link.path}` })
}
