import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressHeader, cookiePrefix } from './library.ts'

/** What of a request the sign-in verbs need, and nothing more. */
export interface Caller {
  cookie: string
  address: string
  agent: string
}

export const callerOf = (request: FastifyRequest): Caller => ({
  cookie: request.headers.cookie ?? '',
  address: request.ip,
  agent: (request.headers['user-agent'] ?? '').slice(0, 300),
})

/** Headers as the library reads them. */
export const headersOf = (caller: Caller): Headers =>
  new Headers({ cookie: caller.cookie, 'user-agent': caller.agent, [addressHeader]: caller.address })

/** Value of one of our signed cookies, or null when it is missing or was not signed by this house. */
function signedCookie(cookie: string, name: string, secret: string): string | null {
  const wanted = `${cookiePrefix}.${name}`
  for (const part of cookie.split(/;\s*/)) {
    const at = part.indexOf('=')
    const key = part.slice(0, at)
    if (key !== wanted && key !== `__Secure-${wanted}`) continue
    const text = decode(part.slice(at + 1))
    const dot = text.lastIndexOf('.')
    const value = text.slice(0, dot)
    const given = Buffer.from(text.slice(dot + 1), 'base64')
    const right = createHmac('sha256', secret).update(value).digest()
    if (given.length === right.length && timingSafeEqual(given, right)) return value
  }
  return null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Token of the login session in the cookie header, or null. */
export const sessionTokenIn = (cookie: string | undefined, secret: string): string | null =>
  signedCookie(cookie ?? '', 'session_token', secret)

/** Identifier of a sign-in that still waits for its second factor, or null. */
export const pendingSignInIn = (cookie: string, secret: string): string | null =>
  signedCookie(cookie, 'two_factor', secret)

/** Hands the library's cookies to the browser. */
export function setCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
}
