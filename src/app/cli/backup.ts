import { join, resolve } from 'node:path'
import { systemClock } from '../../kernel/clock.ts'
import { makeBackup } from '../backup/make.ts'
import { restoreBackup } from '../backup/restore.ts'
import { openDatabase } from '../database.ts'
import { filesFolder } from '../house.ts'
import { sessionSecret } from '../session-secret.ts'
import { en } from './cli.en.ts'
import { fa } from './cli.fa.ts'
import type { AddCommand, Frame } from './frame.ts'

const progress = (frame: Frame) => (table: string, done: number, all: number) =>
  frame.log().info({ table, done, all }, 'copying')

/** `khoosheh backup <file>`: everything in one archive, while people go on working. */
export const addBackup: AddCommand = (program, frame) => {
  program
    .command('backup')
    .description(`${fa['backup.about']} · ${en['backup.about']}`)
    .argument('<file>', `${fa['backup.file']} · ${en['backup.file']}`)
    .action(async (file: string) => {
      const settings = frame.settings()
      const { info, close } = await openDatabase(settings, { migrate: true, log: frame.log() })
      frame.atEnd(close)
      const made = await makeBackup(resolve(file), {
        place: info.place,
        filesFolder: filesFolder(settings.dataDir, info.database),
        secret: sessionSecret(settings),
        now: systemClock().now(),
        progress: progress(frame),
      })
      if (made.missingFiles.length > 0)
        frame.say(fa['backup.missingFiles'], en['backup.missingFiles'], {
          count: made.missingFiles.length,
          first: made.missingFiles[0],
        })
      for (const { chain, seq, hash } of made.heads)
        frame.say(fa['backup.head'], en['backup.head'], { anchor: `${chain}:${seq}:${hash}` })
      frame.say(fa['backup.done'], en['backup.done'], { ...made })
    })
}

/** `khoosheh restore <file>`: the archive into an empty database; nothing is sent from the copy until a person releases it. */
export const addRestore: AddCommand = (program, frame) => {
  program
    .command('restore')
    .description(`${fa['restore.about']} · ${en['restore.about']}`)
    .argument('<file>', `${fa['restore.file']} · ${en['restore.file']}`)
    .action(async (file: string) => {
      const settings = frame.settings()
      const { info, close } = await openDatabase(settings, { serving: true, log: frame.log() })
      frame.atEnd(close)
      const restored = await restoreBackup(resolve(file), {
        place: info.place,
        database: info.database,
        filesFolder: filesFolder(settings.dataDir, info.database),
        secretFile: settings.sessionSecret === null ? join(resolve(settings.dataDir), 'session-secret') : null,
        now: systemClock().now(),
        progress: progress(frame),
      })
      for (const name of restored.applied) frame.say(fa['migrate.applied'], en['migrate.applied'], { name })
      frame.say(fa['restore.done'], en['restore.done'], { ...restored, database: info.database })
      frame.say(fa['restore.held'], en['restore.held'])
    })
}
