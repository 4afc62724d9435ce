import type { Words } from '../words.ts'
import type { fa } from './db.fa.ts'

export const en: Words<typeof fa> = {
  'errors.noBinaries':
    'The database program that comes with the product is not installed here. Run npm ci in its folder, or give the address of a PostgreSQL 15 or newer in DATABASE_URL.',
  'errors.blockedFolder':
    'The database runs as user {account} and cannot pass through the folder {folder}. Let it pass (chmod o+x {folder}), choose another folder with DATA_DIR, or run the product as an ordinary user.',
  'errors.dataFolder':
    'The data folder {folder} cannot be made or written ({reason}). Allow writing to it, or choose another with DATA_DIR.',
  'errors.foreignOwner':
    'The folder {folder} belongs to another user and cannot be read. Run the product as that user, or choose another folder with DATA_DIR.',
  'errors.notACluster':
    'The folder {folder} is not empty and is not a database. Nothing in it was touched. Move it away, or choose another with DATA_DIR.',
  'errors.otherVersion':
    'The database in {folder} was made by PostgreSQL {found}; this product brings {expected}. Take a backup with the earlier version of the product and restore it here.',
  'errors.initdb': 'The database could not be made. PostgreSQL said: {output}',
  'errors.didNotStart': 'The database did not start. The last lines of {file}: {output}',
  'errors.noAnswer':
    'PostgreSQL, process {pid}, holds the folder {folder} but does not answer. Wait a little and run again; if it still does not answer, end it with kill -INT {pid}.',
  'errors.busy':
    'Another process is starting or stopping the database of the folder {folder} and has not finished. Run again a little later.',
  'errors.alreadyServing':
    'The product is already running on the data folder {folder}. Use that one, stop it, or run with another DATA_DIR and PORT.',
  'errors.trigrams':
    'Persian search does not work in the database {database}: pg_trgm does not know Persian letters. Make the database with LC_CTYPE C.UTF-8 (or fa_IR.UTF-8).',
  'errors.noExtension':
    'The extension pg_trgm could not be installed in the database {database} ({reason}). Ask the administrator of PostgreSQL to run "create extension pg_trgm" in it.',
  'errors.oldServer': 'PostgreSQL is version {found}; {expected} or newer is needed.',
  'errors.noConnection':
    'No connection to the database {database} at {host} ({reason}). Look at DATABASE_URL and at the database itself.',
  'errors.migration':
    'Step {name} of bringing the database up to date failed and was rolled back ({reason}). Steps done before it: {applied}.',
  'errors.newerDatabase':
    'A newer version of the product has changed this database (step {name} is not in this version). Run the newer version.',
  'errors.unorderedMigration':
    'Step {name} was added after steps that are done, but its name comes before them. Give it a name after the last step.',
}
