import { keptLine } from './session-secret.ts'
import type { Settings } from './settings.ts'

/** Names this data folder among all: a copy of the database that is opened beside another folder knows that it is a copy. */
export const installationOf = ({ dataDir }: Pick<Settings, 'dataDir'>): string => keptLine(dataDir, 'installation')
