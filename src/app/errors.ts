import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { waitedInVain } from '../kernel/db/connect.ts'
import { type Details, Refusal, type RefusalKind, refuse } from '../kernel/errors.ts'
import { faDigits, formatJalali, toPersianDigits } from '../kernel/fa/index.ts'
import { fieldProblems, problemWriter, type WriteValue } from '../kernel/http/problems.ts'
import { fill } from '../kernel/words.ts'
import { words } from './words.ts'

const isoDay = /^\d{4}-\d{2}-\d{2}$/
const isDay = (text: string) => isoDay.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** Values inside messages as people read them: Jalali dates, Persian digits. */
const writeValue: WriteValue = (value, locale) => {
  if (value === null) return '—'
  if (Array.isArray(value)) return value.map((one) => writeValue(one, locale)).join(locale === 'fa' ? '، ' : ', ')
  if (typeof value === 'string' && isDay(value)) return formatJalali(value, 'dayYear', locale)
  const text = String(value)
  if (locale !== 'fa') return text
  if (/^-?[\d,]*\.?\d+$/.test(text)) return faDigits(text.replaceAll(',', '٬').replace('.', '٫'))
  // what was typed as a date or a code of digits: 1396/12/30
  return /^[-\d./: ]+$/.test(text) ? toPersianDigits(text) : text
}

const write = problemWriter(words, writeValue)

/** The message of a code in both languages, with its details written for people. */
export const explain = (code: string, details: Details): { fa: string; en: string } =>
  write(refuse(code, details), '').message

/** A sentence of a room (`verbs.freeze`, `waiting.verify`) with its values written for people; the key itself where the room has none. */
export function sentence(
  kind: 'verbs' | 'waiting' | 'asked' | 'messages',
  name: string,
  values: Details,
  locale: 'fa' | 'en',
): string {
  const [module = '', ...rest] = name.split('.')
  const dictionary = (words as Record<string, Record<'fa' | 'en', Record<string, string>>>)[module]?.[locale]
  const template = dictionary?.[`${kind}.${rest.join('.')}`]
  const written = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, writeValue(value, locale)]))
  return template === undefined ? name : fill(template, written)
}

const lost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
])

/** pg tells in words only that its connection broke; a socket that is gone with its server is «no such file». */
const brokeOff = (error: FastifyError & { syscall?: string }) =>
  /^Connection terminated|not queryable$/.test(error.message) ||
  (error.code === 'ENOENT' && error.syscall === 'connect')

/** No room to write: PostgreSQL's word for it, and the system's for files. */
const full = new Set(['53100', 'ENOSPC', 'EDQUOT', 'EFBIG'])

/** PostgreSQL on work that stood in the way too long: a lock not gained, a statement ended by its time, two that waited for each other. */
const held = new Set(['55P03', '57014', '40P01'])

/** PostgreSQL on values that it cannot take: form, time, range of a number, range of a day, a zero byte. */
const unreadable = new Set(['22P02', '22007', '22003', '22008', '22021'])

/** What any thrown thing means to the caller. Unknown errors are defects: logged with the request id, answered without detail. */
function refusalOf(error: FastifyError | Refusal | z.ZodError): Refusal | null {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    // the type provider spreads zod's issue over ajv's shape
    const issues = error.validation.map(
      ({ params, keyword, instancePath, message }) =>
        ({
          ...params,
          code: keyword,
          path: instancePath.split('/').filter(Boolean),
          message,
        }) as unknown as z.core.$ZodIssue,
    )
    return refuse('kernel.invalid', {}, fieldProblems(issues))
  }
  // a handler that reads its body itself (multipart or JSON) parses there
  if (error instanceof z.ZodError) return refuse('kernel.invalid', {}, fieldProblems(error.issues))
  if (error.code === 'FST_REQ_FILE_TOO_LARGE')
    return new Refusal('kernel.fileTooLarge', 'tooLarge', { name: '', limit: 50 })
  if (error.statusCode === 413) return new Refusal('kernel.tooLarge', 'tooLarge')
  if (full.has(error.code)) return new Refusal('kernel.full', 'unavailable')
  if (lost.has(error.code) || brokeOff(error)) return new Refusal('kernel.unavailable', 'unavailable')
  if (held.has(error.code) || waitedInVain(error)) return new Refusal('kernel.busy', 'unavailable')
  if (unreadable.has(error.code)) return refuse('kernel.badRequest')
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('kernel.badRequest')
  return null
}

export function errorHandler(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error)
  if (refusal) {
    // whoever asks by machine is told when to ask again
    if (refusal.kind === 'unavailable') void reply.header('retry-after', '5')
    if (refusal.code === 'kernel.full')
      request.log.error({ err: error, requestId: request.id }, 'no room left on the disk')
    return reply.status(refusal.status).send({ error: write(refusal, request.id) })
  }
  request.log.error({ err: error, requestId: request.id }, 'defect')
  return reply.status(500).send({ error: write(new Refusal('kernel.defect', 'unavailable'), request.id) })
}

export const sendProblem = (reply: FastifyReply, request: FastifyRequest, code: string, kind: RefusalKind) => {
  const refusal = new Refusal(code, kind)
  return reply.status(refusal.status).send({ error: write(refusal, request.id) })
}

/**
 * An address that no route can be asked by (`%zz`, a part of a thousand letters) leads nowhere, like any other that is not there. It is
 * refused before the hooks run, so the headers that keep a browser from guessing are set here.
 */
export function refuseAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .header('content-security-policy', "default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
  void sendProblem(reply, request, 'kernel.notFound', 'notFound')
}
