import { z } from 'zod'
import { reachKinds, roleNames } from '../../kernel/actor.ts'
import { Id, IsoDate, Line, Page } from '../../kernel/http/schema.ts'

const Instant = z.iso.datetime({ offset: true })
const Password = z.string().min(1, 'kernel.required').max(400, 'kernel.tooLong')
const Code = z.string().trim().min(1, 'kernel.required').max(40, 'kernel.tooLong')
const Note = z.string().trim().max(500, 'kernel.tooLong')
const Typed = z.string().trim().max(200, 'kernel.tooLong')
/** A name in both languages. */
const Both = z.object({ fa: z.string(), en: z.string() })

export const SignInIn = z.object({
  name: z.string().trim().min(1, 'kernel.required').max(200, 'kernel.tooLong'),
  password: Password,
  /** Keep the session for two weeks on this device, instead of until the browser closes. */
  remember: z.boolean().default(false),
})
export const SignInOut = z.object({ secondFactor: z.boolean() })
export const CodeIn = z.object({ code: Code })
export const PasswordIn = z.object({ password: Password })

export const SecondFactorOut = z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) })
export const ChangePasswordIn = z.object({ password: Password, newPassword: Password })

export const LinkIn = z.object({ token: z.string().max(200) })
export const LinkOut = z.object({
  purpose: z.enum(['setPassword', 'firstAdministrator']),
  name: z.string().nullable(),
  expiresAt: Instant,
})
export const SetPasswordIn = z.object({ token: z.string().max(200), password: Password })
export const FirstAdministratorIn = SetPasswordIn.extend({
  givenName: Line,
  familyName: Line,
  nationalCode: Typed.optional(),
  mobile: Typed.optional(),
  email: Typed.optional(),
})

const Grant = z.object({
  id: Id,
  role: z.enum(roleNames),
  reachKind: z.enum(reachKinds),
  reachId: z.string().nullable(),
  reachName: Both.nullable(),
  from: IsoDate,
  until: IsoDate.nullable(),
  orderNumber: z.string(),
  orderDate: IsoDate.nullable(),
  note: z.string(),
})

const Substitution = z.object({
  id: Id,
  fromPersonId: Id,
  fromName: z.string(),
  toPersonId: Id,
  toName: z.string(),
  from: IsoDate,
  until: IsoDate,
  note: z.string(),
})

export const MeOut = z.object({
  signedIn: z.boolean(),
  /** The day the house lives in, which the demo moves. */
  today: IsoDate,
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  roles: z.array(
    z.object({
      role: z.enum(roleNames),
      reachKind: z.enum(reachKinds),
      reachId: z.string().nullable(),
      reachName: Both.nullable(),
      /** Whose substitute one is for this role. */
      inPlaceOf: z.object({ id: Id, name: z.string() }).nullable(),
    }),
  ),
  /** Names of the permissions that some role of this person could ever hold. */
  permissions: z.array(z.string()),
  secondFactor: z.boolean(),
  /** Substitutions in force or to come, on either side. */
  substitutions: z.array(Substitution),
})

export const SessionsOut = z.object({
  sessions: z.array(
    z.object({
      id: Id,
      current: z.boolean(),
      address: z.string().nullable(),
      agent: z.string().nullable(),
      createdAt: Instant,
      expiresAt: Instant,
    }),
  ),
})

export const SubstituteIn = z.object({
  fromPersonId: Id.optional(),
  toPersonId: Id,
  from: IsoDate,
  until: IsoDate,
  note: Note.optional(),
})
export const ById = z.object({ id: Id })
export const ByPerson = z.object({ personId: Id })

export const LoginKeysIn = z.object({
  nationalCode: Typed.optional(),
  mobile: Typed.optional(),
  email: Typed.optional(),
})
export const CreateAccountIn = LoginKeysIn.extend({ personId: Id })
export const ShownLinkOut = z.object({ url: z.string(), expiresAt: Instant })
export const CreateAccountOut = z.object({ accountId: Id, link: ShownLinkOut })
export const ReasonIn = z.object({ reason: Line })

export const GrantIn = z.object({
  personId: Id,
  role: z.enum(roleNames),
  reachKind: z.enum(reachKinds),
  reachId: z.string().trim().min(1, 'kernel.required').max(60, 'kernel.tooLong').nullable(),
  from: IsoDate.optional(),
  until: IsoDate.nullable().optional(),
  orderNumber: z.string().trim().max(60, 'kernel.tooLong').optional(),
  orderDate: IsoDate.nullable().optional(),
  note: Note.optional(),
})

export const AccessQuery = Page.extend({
  q: z.string().trim().max(100).optional(),
  role: z.enum(roleNames).optional(),
  state: z.enum(['active', 'disabled', 'neverSignedIn', 'withoutAccount']).optional(),
})

export const accountStates = ['active', 'disabled', 'neverSignedIn', 'withoutAccount'] as const

export const AccessRow = z.object({
  personId: Id,
  name: z.string(),
  provinceId: z.string().nullable(),
  state: z.enum(accountStates),
  disabledReason: z.string().nullable(),
  secondFactor: z.boolean(),
  /** Until when sign-in is closed after wrong tries. */
  lockedUntil: Instant.nullable(),
  lastSignInAt: Instant.nullable(),
  /** Only an administrator reads the keys; others get none. */
  keys: z.array(z.object({ kind: z.enum(['nationalCode', 'mobile', 'email']), value: z.string() })),
  grants: z.array(Grant),
  substitutions: z.array(Substitution),
})
export const AccessOut = z.object({ total: z.number().int(), people: z.array(AccessRow) })

/** What a reach may be: clusters, bodies and organisations by name. */
export const ReachQuery = z.object({
  kind: z.enum(['cluster', 'body', 'organisation', 'association']),
  q: z.string().trim().max(100).default(''),
})
export const ReachesOut = z.object({ reaches: z.array(z.object({ id: Id, name: z.string() })) })

export type Reaches = z.output<typeof ReachesOut>
export type Me = z.output<typeof MeOut>
export type Sessions = z.output<typeof SessionsOut>
export type LinkInfo = z.output<typeof LinkOut>
export type ShownLinkReply = z.output<typeof ShownLinkOut>
export type CreatedAccount = z.output<typeof CreateAccountOut>
export type SecondFactorReply = z.output<typeof SecondFactorOut>
export type AccessPerson = z.output<typeof AccessRow>
export type AccessList = z.output<typeof AccessOut>
export type AccessGrant = z.output<typeof Grant>
export type SubstitutionOut = z.output<typeof Substitution>
