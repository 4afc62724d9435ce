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
  'serve.about': 'runs the product',
  'serve.loadingDemo': 'The demo is being built for the first time.',
  'serve.ready': 'Khoosheh is ready: {address}',
  'serve.accounts': 'Demo accounts (password of all: {password}):',
  'serve.firstLink': 'One-time link to create the first administrator (24 hours): {link}',
  'demo.about': 'builds the demo in its own database and lists its accounts',
  'demo.off': 'DEMO=0 is set. Set DEMO=1 for the demo.',
  'demo.loaded': 'The demo is built.',
  'journal.about': 'the journal',
  'journal.verify': 'walks every chain from its first entry to its head',
  'journal.anchors': 'printed anchors, as chain:number:hash',
  'journal.badAnchor': '“{text}” is no anchor. The form is IR-30:128:hash',
  'journal.whole': 'Chain {chain} is whole: {entries} entries. Anchor: {anchor}',
  'journal.broken': 'Chain {chain} is broken at entry {seq} ({what}).',
  'journal.failed': '{count} chain(s) are not whole.',
}
