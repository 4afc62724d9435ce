import { z } from 'zod'
import { type LogLevel, logLevels } from '../kernel/log.ts'
import { Problem } from '../kernel/problem.ts'
import { fill } from '../kernel/words.ts'
import { en } from './settings.en.ts'
import { fa } from './settings.fa.ts'

/** What the product is told by the environment. Nothing else in the house reads `process.env`. */
export interface Settings {
  port: number
  host: string
  dataDir: string
  /** Somebody's PostgreSQL (15 or newer); null: the embedded one. */
  databaseUrl: string | null
  /** Works on the demo's own database, beside the real one. */
  demo: boolean
  /** Origin under which people reach the product, without a trailing slash; null: as the request says. */
  publicUrl: string | null
  /** Given secret; null: see `sessionSecret()`. */
  sessionSecret: string | null
  logLevel: LogLevel
  metricsToken: string | null
  /** Proxies on other machines whose word on a visitor's address and scheme is taken, as addresses or networks (CIDR). */
  trustedProxies: readonly string[]
  /** Where backups are kept; null: `<DATA_DIR>/backups`. */
  backupDir: string | null
  /** Takes a backup each night by itself. */
  nightlyBackup: boolean
  /** The mail server by which messages go out; null: no e-mail is sent. */
  smtp: { url: string; from: string } | null
}

const flag = z.enum(['1', '0']).transform((value) => value === '1')
const origin = z
  .string()
  .refine(isOrigin)
  .transform((value) => new URL(value).origin)

const shape = z.object({
  PORT: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(65535)).default(3000),
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.string().regex(/^(?!\d+(\.\d+)*$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/)])
    .default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .refine((value) => !value.includes('\0'))
    .default('./data'),
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  DEMO: flag.optional(),
  PUBLIC_URL: origin.optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(',').map((one) => one.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([]),
  BACKUP_DIR: z
    .string()
    .refine((value) => !value.includes('\0'))
    .optional(),
  NIGHTLY_BACKUP: flag.optional(),
  SMTP_URL: z.string().refine(isSmtpUrl).optional(),
  MAIL_FROM: z.email().optional(),
})

type Name = keyof z.infer<typeof shape>
/** Never repeated in a message; an address of a database holds a password. */
const secrets: Name[] = ['SESSION_SECRET', 'METRICS_TOKEN', 'DATABASE_URL', 'SMTP_URL']

/**
 * Reads the settings. An empty value counts as not given.
 * @throws Problem (exit code 2) with one line per wrong setting: its name, what was given, what is accepted.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.keys(shape.shape)
      .filter((name) => env[name] !== undefined && env[name] !== '')
      .map((name) => [name, env[name]!]),
  )
  const { success, data, error } = shape.safeParse(given)
  if (!success) throw wrongSettings(new Set(error.issues.map((issue) => issue.path[0] as Name)), given)
  const databaseUrl = data.DATABASE_URL ?? null
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    databaseUrl,
    // the demo never opens itself on a real database or to a network
    demo: data.DEMO ?? (databaseUrl === null && isLoopback(data.HOST)),
    publicUrl: data.PUBLIC_URL ?? null,
    sessionSecret: data.SESSION_SECRET ?? null,
    logLevel: data.LOG_LEVEL,
    metricsToken: data.METRICS_TOKEN ?? null,
    trustedProxies: data.TRUSTED_PROXIES,
    backupDir: data.BACKUP_DIR ?? null,
    // a demo is built anew, not restored
    nightlyBackup: data.NIGHTLY_BACKUP ?? !(data.DEMO ?? (databaseUrl === null && isLoopback(data.HOST))),
    smtp: data.SMTP_URL ? { url: data.SMTP_URL, from: data.MAIL_FROM ?? 'khoosheh@localhost' } : null,
  }
}

/** The database to work on; the demo has its own beside the real one. */
export function databaseName(settings: Settings): string {
  const name = settings.databaseUrl === null ? 'khoosheh' : databaseOf(settings.databaseUrl)!
  return settings.demo && !name.endsWith('_demo') ? `${name}_demo` : name
}

/** Whether only this machine can reach an address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

const databaseOf = (address: string): string | null => {
  try {
    return decodeURIComponent(new URL(address).pathname.slice(1)) || null
  } catch {
    return null
  }
}

function isDatabaseUrl(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address) && URL.canParse(address) && databaseOf(address) !== null
}

function isSmtpUrl(address: string): boolean {
  return /^smtps?:\/\//.test(address) && URL.canParse(address)
}

function isOrigin(address: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/.test(address) && URL.canParse(address)
}

function wrongSettings(names: Set<Name>, given: Record<string, string>): Problem {
  const sentences = (words: Record<keyof typeof fa, string>, language: 'fa' | 'en') =>
    [...names].map((name) =>
      fill(words.wrong, {
        name,
        given: secrets.includes(name)
          ? fill(words.hidden, { length: given[name]!.length.toLocaleString(language) })
          : given[name]!,
        accepted: fill(words[`accepted.${name}`], { levels: logLevels.join(' | ') }),
      }),
    )
  return new Problem({ fa: sentences(fa, 'fa').join('\n'), en: sentences(en, 'en').join('\n') }, {}, 2)
}
