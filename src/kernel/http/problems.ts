import type { z } from 'zod'
import type { Details, FieldProblem, Refusal } from '../errors.ts'
import { fill } from '../words.ts'

type Dictionary = Readonly<Record<string, string>>
/** Words of all modules in both languages, by module name. */
export type AllWords = Readonly<Record<string, { fa: Dictionary; en: Dictionary }>>
/** Writes one value of a message for people: digits, Jalali dates. */
export type WriteValue = (value: Details[string], locale: 'fa' | 'en') => string

export interface Problem {
  code: string
  message: { fa: string; en: string }
  details: Details
  fields: { path: string; code: string; message: { fa: string; en: string } }[]
  requestId: string
}

/** Makes the function that turns a refusal into the house's one error shape, in both languages. */
export function problemWriter(words: AllWords, write: WriteValue) {
  const text = (code: string, details: Details, locale: 'fa' | 'en') => {
    const [module = '', ...rest] = code.split('.')
    const template = words[module]?.[locale][`errors.${rest.join('.')}`]
    const values = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, write(value, locale)]))
    return template === undefined ? code : fill(template, values)
  }
  const both = (code: string, details: Details) => ({ fa: text(code, details, 'fa'), en: text(code, details, 'en') })
  return (refusal: Refusal, requestId: string): Problem => ({
    code: refusal.code,
    message: both(refusal.code, { requestId, ...refusal.details }),
    details: refusal.details,
    fields: refusal.fields.map((field) => ({
      path: field.path,
      code: field.code,
      message: both(field.code, field.details ?? {}),
    })),
    requestId,
  })
}

/** Values within values that any form of ours has; what lies deeper was sent to exhaust whoever walks through it. */
const deepest = 64

/**
 * Path of the first text that no database keeps as it was typed (a zero byte, half a letter), or null. Such a text would be refused late
 * without its field, or would stand otherwise in the journal's columns than in its hashed words. Also of the first value that lies too deep.
 */
export function unkeepableText(value: unknown, path: readonly (string | number)[] = []): string | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path.join('.') : null
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return null
  if (path.length > deepest) return path.slice(0, 3).join('.')
  for (const [key, one] of Object.entries(value)) {
    const found = unkeepableText(one, [...path, key])
    if (found !== null) return found
  }
  return null
}

const codeOf: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'kernel.wrongType',
  too_big: 'kernel.outOfRange',
  too_small: 'kernel.outOfRange',
  invalid_format: 'kernel.badFormat',
  not_multiple_of: 'kernel.outOfRange',
  unrecognized_keys: 'kernel.unknownField',
  invalid_union: 'kernel.notOneOf',
  invalid_value: 'kernel.notOneOf',
}

/** zod's issues as field problems. A shape's own message of the form `module.name` is the code itself. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.map((issue) => {
    const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined')
    const own = /^[a-z][\w-]*\.[A-Za-z]\w*$/.test(issue.message) ? issue.message : undefined
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
    return {
      path: path.join('.'),
      code: own ?? (missing ? 'kernel.required' : (codeOf[issue.code] ?? 'kernel.invalid')),
    }
  })
}
