import { onceAnswered, onceKey } from './kept/once.ts'

/**
 * The browser's way to the house: same-origin JSON with the house's one error shape. Screens call `api.get('/api/…')` and so on;
 * a refusal arrives as `ApiProblem` with its message in both languages and its fields.
 */
export interface FieldMessage {
  path: string
  code: string
  message: { fa: string; en: string }
}

export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly text: { fa: string; en: string }
  readonly fields: readonly FieldMessage[]
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    status: number,
    body: Partial<{
      code: string
      message: { fa: string; en: string }
      fields: FieldMessage[]
      details: Record<string, unknown>
    }>,
  ) {
    super(body.code ?? `status ${status}`)
    this.status = status
    this.code = body.code ?? 'kernel.unavailable'
    this.text = body.message ?? offline
    this.fields = body.fields ?? []
    this.details = body.details ?? {}
  }

  /** Nothing stands at the address that was read: it is not there for this reader, or no such address can be. */
  get isNowhere(): boolean {
    return this.status === 404 || (this.status === 422 && this.code === 'kernel.invalid')
  }

  /** The message under one field, or undefined. */
  field(path: string): { fa: string; en: string } | undefined {
    return this.fields.find((field) => field.path === path)?.message
  }

  /** What the fields on show leave untold: the whole refusal where they tell nothing of it, the rest where they tell some, null where they tell all. */
  untold(shown: readonly string[]): ApiProblem | null {
    const fields = this.fields.filter((field) => !shown.includes(field.path))
    if (fields.length === this.fields.length) return this
    if (fields.length === 0) return null
    return new ApiProblem(this.status, { code: this.code, message: this.text, fields, details: { ...this.details } })
  }
}

const offline = {
  fa: 'سامانه پاسخ نداد. نوشته شما نگه داشته شده است؛ چند لحظه دیگر دوباره بفرستید.',
  en: 'The system did not answer. What you typed is kept; send again in a moment.',
}

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

const withQuery = (path: string, query?: Query) => {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return given.length ? `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}` : path
}

/** By address what was answered last, and under which stamp of the server. Held in memory alone: a shared machine keeps nothing of it. */
const answered = new Map<string, { stamp: string; answer: unknown }>()

async function call<Reply>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  again = false,
): Promise<Reply> {
  const isForm = body instanceof FormData
  const last = again ? answered.get(path) : undefined
  const key = method === 'GET' || isForm ? null : onceKey(method, path, body)
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...(last ? { 'if-none-match': last.stamp } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch(() => {
    throw new ApiProblem(0, { code: 'kernel.unavailable', message: offline })
  })
  if (key) onceAnswered(key, response.status)
  if (response.status === 304 && last) return last.answer as Reply
  const answer = (await response.json().catch(() => ({}))) as { error?: ConstructorParameters<typeof ApiProblem>[1] }
  if (!response.ok) throw new ApiProblem(response.status, answer.error ?? {})
  const stamp = again ? response.headers.get('etag') : null
  if (stamp) answered.set(path, { stamp, answer })
  return answer as Reply
}

export const api = {
  get: <Reply>(path: string, query?: Query, signal?: AbortSignal) =>
    call<Reply>('GET', withQuery(path, query), undefined, signal),
  /** For what is asked over and over: where nothing was done meanwhile the server says only that, and the last answer stands. */
  again: <Reply>(path: string, query?: Query, signal?: AbortSignal) =>
    call<Reply>('GET', withQuery(path, query), undefined, signal, true),
  post: <Reply>(path: string, body: unknown = {}) => call<Reply>('POST', path, body),
  put: <Reply>(path: string, body: unknown = {}) => call<Reply>('PUT', path, body),
  patch: <Reply>(path: string, body: unknown = {}) => call<Reply>('PATCH', path, body),
  delete: <Reply>(path: string, body?: unknown) => call<Reply>('DELETE', path, body),
}

export interface UploadedFile {
  id: string
  name: string
  size: number
  mediaType: string
}

/** Uploads one file; `onProgress` hears the share sent, 0 to 1. Resolves with the loose file, rejects with `ApiProblem`. */
export function upload(file: File, onProgress: (share: number) => void = () => {}): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files?size=${file.size}`)
    request.responseType = 'json'
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0)
    request.onerror = () => reject(new ApiProblem(0, { code: 'kernel.unavailable', message: offline }))
    request.onload = () =>
      request.status < 300
        ? resolve(request.response as UploadedFile)
        : reject(new ApiProblem(request.status, request.response?.error ?? {}))
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}
