import type { Policy } from '../../kernel/policy.ts'

const office = ['administrator', 'managingDirector', 'deputy', 'expert'] as const
const heads = ['administrator', 'managingDirector', 'deputy'] as const

/** Master records are kept by the office of their province; the unit itself may state its own facts. */
export const policy = {
  'directory.register': { roles: office },
  'directory.correct': { roles: office },
  'directory.stateFact': { roles: [...office, 'member'] },
  'directory.appoint': { roles: office },
  'directory.merge': { roles: heads },
  'directory.import': { roles: office },
  'directory.export': { roles: [...office, 'nationalViewer', 'auditor'] },
  /** National code, mobile and e-mail of a person. */
  'directory.seePrivate': { roles: [...office, 'auditor'] },
} as const satisfies Policy
