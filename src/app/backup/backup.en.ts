import type { Words } from '../../kernel/words.ts'
import type { fa } from './backup.fa.ts'

export const en: Words<typeof fa> = {
  'errors.exists': 'The file {file} is there and was not written over. Give another name.',
  'errors.noFile': 'The file {file} was not found. Check its path.',
  'errors.noArchive':
    'The file {file} is no backup archive of Khoosheh, or was not written to its end. Give another file.',
  'errors.damaged': 'The archive {file} is damaged ({what}); nothing was restored. Give another copy of the backup.',
  'errors.newerArchive':
    'This backup was made with release {release}, which is newer than this one ({step}). Install release {release} and restore it there.',
  'errors.notEmpty':
    'The database {database} is not empty; nothing was written into it. Give another data folder (DATA_DIR) or an empty database.',
  'errors.counts':
    'Table {table} has not the rows of the backup ({found} instead of {expected}); nothing was restored.',
  'errors.journal': 'The data were restored, but chain {chain} of the journal is not whole at entry {seq} ({what}).',
  'errors.missingFiles': '{count} attachments were not on the disk and are not in the backup; the first: {first}.',
}
