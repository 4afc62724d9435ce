import { addBackup, addRestore } from './backup.ts'
import { addDemo } from './demo.ts'
import type { AddCommand } from './frame.ts'
import { addJournal } from './journal.ts'
import { addMigrate } from './migrate.ts'
import { registerPlan } from './plan-analyse.ts'
import { addPoints } from './points.ts'
import { addServe } from './serve.ts'
import { addUser } from './user.ts'

/**
 * The commands, in the order of `--help`: serve, migrate, demo, backup, restore, user, journal, points, plan.
 *
 * To add one: write `cli/<name>.ts` that exports `add<Name>: AddCommand` (mirror `migrate.ts`), put its words into
 * `cli.fa.ts` and `cli.en.ts`, and list it here in its place. A group is one file: `program.command('user')` and then
 * `.command('add <email>')` on what it returns. In the action: `frame.settings()`, `openDatabase(…)` followed at once by
 * `frame.atEnd(close)`, answers through `frame.say`, failures by throwing a `Problem` (exit code 1, or 2 for wrong
 * use). A command that runs until told to stop awaits `frame.untilStopped()`.
 */
export const commands: AddCommand[] = [
  addServe,
  addMigrate,
  addDemo,
  addBackup,
  addRestore,
  addUser,
  addJournal,
  addPoints,
  registerPlan,
]
