import type { Words } from '../../kernel/words.ts'
import type { fa } from './cli.fa.ts'

export const en: Words<typeof fa> = {
  product: 'Khoosheh: runs an industrial-cluster development programme',
  helpOption: 'help',
  versionOption: 'version of the product',
  helpCommand: 'help for one command',
  moreHelp:
    'Settings are read from the environment: PORT, HOST, DATA_DIR, DATABASE_URL, DEMO, PUBLIC_URL, SESSION_SECRET, LOG_LEVEL, METRICS_TOKEN.',
  'errors.usage': 'The command was not accepted ({reason}). List of commands: khoosheh --help',
  'errors.defect': 'The work was not done ({reason}). For details run the same command with LOG_LEVEL=debug.',
  stopped: 'The command was stopped before its end.',
  'migrate.about': 'brings the database up to date',
  'migrate.applied': 'done: {name}',
  'migrate.upToDate': 'The database {database} is up to date.',
}
