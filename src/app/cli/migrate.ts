import { openDatabase } from '../database.ts'
import { en } from './cli.en.ts'
import { fa } from './cli.fa.ts'
import type { AddCommand } from './frame.ts'

/** `khoosheh migrate`: does the steps that the database lacks and names them. Doing it again changes nothing. */
export const addMigrate: AddCommand = (program, frame) => {
  program
    .command('migrate')
    .description(`${fa['migrate.about']} · ${en['migrate.about']}`)
    .action(async () => {
      const { info, close } = await openDatabase(frame.settings(), { migrate: true, log: frame.log() })
      frame.atEnd(close)
      for (const name of info.applied) frame.say(fa['migrate.applied'], en['migrate.applied'], { name })
      frame.say(fa['migrate.upToDate'], en['migrate.upToDate'], { database: info.database })
    })
}
