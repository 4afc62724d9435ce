import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Db, Tx } from '../../../kernel/db/tables.ts'
import { newId } from '../../../kernel/ids.ts'
import { passwordLength } from './passwords.rules.ts'

export const cookiePrefix = 'khoosheh'
/** Header under which our routes hand the caller's address to the library. */
export const addressHeader = 'x-caller-address'

/** The library knows accounts by an e-mail; ours are made up, because many people have none. Also for names nobody has. */
export const madeUpEmail = (accountId: string) => `${accountId}@account.invalid`

/**
 * The library reads and writes through this: inside `within` it is the verb's transaction, so that a password, a session and their
 * journal entry are stored together or not at all.
 */
function joining(db: Db, current: AsyncLocalStorage<Tx>): Db {
  return new Proxy(db, {
    get(target, property) {
      const to = current.getStore() ?? target
      const value = Reflect.get(to, property, to)
      return typeof value === 'function' ? value.bind(to) : value
    },
  })
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

const authOn = (db: Db, secret: string, publicUrl: string) =>
  betterAuth({
    appName: 'خوشه',
    secret,
    baseURL: publicUrl,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    rateLimit: { enabled: false },
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      // folding may lengthen a text; our own rule counts what the person typed
      maxPasswordLength: passwordLength.most * 2,
    },
    session: {
      modelName: 'login_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: 14 * 86_400,
      disableSessionRefresh: true,
    },
    user: { modelName: 'login_users', fields: { emailVerified: 'email_verified', ...stamps } },
    account: {
      modelName: 'login_credentials',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: { modelName: 'login_verifications', fields: { expiresAt: 'expires_at', ...stamps } },
    advanced: {
      cookiePrefix,
      useSecureCookies: publicUrl.startsWith('https:'),
      // our migrations own the tables; the check would read the catalogue inside somebody's transaction
      database: { generateId: newId, validateSchema: false },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      twoFactor({
        issuer: 'خوشه',
        // one lock for passwords and codes: ours, in failed_attempts
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'login_second_factors',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  })

export type Auth = ReturnType<typeof authOn>

/** The sign-in library, telemetry off and its own routes not mounted. */
export interface Library {
  /** Runs work of the library inside the transaction. */
  within: <Result>(tx: Tx, work: (auth: Auth) => Promise<Result>) => Promise<Result>
  hashPassword: (password: string) => Promise<string>
}

/** @param publicUrl origin under which people open the house; cookies are `Secure` when it is https */
export function openLibrary(db: Db, secret: string, publicUrl: string | null): Library {
  const current = new AsyncLocalStorage<Tx>()
  const auth = authOn(joining(db, current), secret, publicUrl ?? 'http://localhost')
  return {
    within: (tx, work) => current.run(tx, () => work(auth)),
    hashPassword: async (password) => (await auth.$context).password.hash(password),
  }
}

/** The library's own word for a refusal (`INVALID_PASSWORD`), or null when the error is something else. */
export const libraryCode = (error: unknown): string | null =>
  error instanceof APIError ? String(error.body?.code ?? error.status) : null
