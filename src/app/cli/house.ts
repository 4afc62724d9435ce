import { join, resolve } from 'node:path'
import { systemClock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/log.ts'
import { loadReference } from '../../modules/directory/index.ts'
import { fileSender, smtpSender } from '../../modules/messages/index.ts'
import { type Keeper, startKeeper } from '../backup/keeper.ts'
import { type OpenDatabase, openDatabase } from '../database.ts'
import { filesFolder, type OpenHouse, openHouse, steadyClockOf } from '../house.ts'
import { installationOf } from '../installation.ts'
import { sessionSecret } from '../session-secret.ts'
import type { Settings } from '../settings.ts'
import type { Frame } from './frame.ts'

/** Address under which people open the product. */
export const addressOf = (settings: Settings): string =>
  settings.publicUrl ??
  `http://${['0.0.0.0', '::', '127.0.0.1'].includes(settings.host) ? 'localhost' : settings.host}:${settings.port}`

export interface CommandHouse extends OpenHouse {
  database: OpenDatabase
  settings: Settings
  filesFolder: string
  /** When the newest good backup was made; of a house that serves. */
  lastBackup: () => Promise<Date | null>
}

/** Opens the house for a command: database up to date, reference data in place, closed when the command ends. */
export async function houseFor(frame: Frame, options: { serving?: boolean } = {}): Promise<CommandHouse> {
  const settings = frame.settings()
  const database = await openDatabase(settings, {
    migrate: true,
    log: frame.log(),
    ...options,
    ...(options.serving ? { max: 20 } : {}),
  })
  frame.atEnd(database.close)
  await loadReference(database.db, systemClock().now())
  const folder = filesFolder(settings.dataDir, database.info.database)
  const keeper = options.serving ? keeperOf(settings, database.info, folder, frame.log()) : null
  if (keeper) frame.atEnd(keeper.stop)
  const house = openHouse({
    db: database.db,
    clock: await steadyClockOf(database.db, frame.log()),
    filesFolder: folder,
    secret: sessionSecret(settings),
    publicUrl: addressOf(settings),
    sending: sendingOf(settings),
    ...(keeper ? { keeping: keeper } : {}),
    ...(options.serving ? { logLevel: settings.logLevel, trustedProxies: settings.trustedProxies } : {}),
  })
  const lastBackup = async () => {
    const made = (await keeper?.notes())?.lastGood?.madeAt
    return made ? new Date(made) : null
  }
  return { ...house, database, settings, filesFolder: folder, lastBackup }
}

/** The night's backups: of the real database by itself, of the demo when asked. */
const keeperOf = (
  settings: Settings,
  { place, database }: OpenDatabase['info'],
  filesFolder: string,
  log: Log,
): Keeper =>
  startKeeper({
    place,
    database,
    filesFolder,
    // beside each other, so that the demo's are never taken for the real ones
    folder: join(resolve(settings.backupDir ?? join(settings.dataDir, 'backups')), database),
    secret: sessionSecret(settings),
    byItself: settings.nightlyBackup,
    clock: systemClock(),
    log,
  })

/** E-mail by the mail server that is set; text messages into a folder until an office names a provider. */
const sendingOf = (settings: Settings) => ({
  installation: installationOf(settings),
  senders: [
    fileSender('sms', join(settings.dataDir, 'outbox')),
    ...(settings.smtp ? [smtpSender(settings.smtp.url, settings.smtp.from)] : []),
  ],
})
