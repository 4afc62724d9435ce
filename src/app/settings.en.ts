import type { Words } from '../kernel/words.ts'
import type { fa } from './settings.fa.ts'

export const en: Words<typeof fa> = {
  wrong: 'Setting {name} is not accepted: "{given}" was given. Accepted: {accepted}',
  'accepted.PORT': 'a whole number from 1 to 65535 (default 3000)',
  'accepted.HOST': 'a name or IP address of this machine (default 127.0.0.1)',
  'accepted.DATA_DIR': 'the path of a folder (default ./data)',
  'accepted.DATABASE_URL': 'postgres://user:password@host:5432/database, with the name of the database',
  'accepted.DEMO': '1 or 0',
  'accepted.PUBLIC_URL': 'an http or https address without a path, as https://khoosheh.example.ir',
  'accepted.SESSION_SECRET': 'at least 32 random characters; or leave it out, and the product makes and keeps one',
  'accepted.LOG_LEVEL': 'one of {levels} (default info)',
  'accepted.TRUSTED_PROXIES': 'addresses or networks with commas between them, as 10.0.0.5, 172.16.0.0/12',
  'accepted.METRICS_TOKEN': 'at least 16 characters without spaces; or leave it out',
  'accepted.BACKUP_DIR': 'path of a folder (default <DATA_DIR>/backups)',
  'accepted.NIGHTLY_BACKUP': '1 or 0 (default 1; of a demo 0)',
  'accepted.SMTP_URL': 'smtps://user:password@host:465 or smtp://host:587',
  'accepted.MAIL_FROM': 'the e-mail address of the sender',
  hidden: 'hidden, {length} characters',
  secretFile:
    'The session secret in {file} could not be read or written ({reason}). Correct the access, or give SESSION_SECRET.',
  weakSecret:
    'The session secret in {file} is shorter than 32 characters. Remove the file and a new one is made; everyone signs in again.',
}
