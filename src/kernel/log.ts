/** What the kernel writes its log to. Fastify's own logger (pino) has this shape and can be given as it is. */
export interface Log {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

/** A log for commands: one line on stderr, so that stdout stays the command's answer. Errors are shown without a stack. */
export function consoleLog(level: LogLevel = 'info'): Log {
  const rank = logLevels.indexOf(level)
  const line = (at: LogLevel) => (details: object, message: string) => {
    if (logLevels.indexOf(at) > rank) return
    const plain = Object.entries(details).map(([key, value]) => [key, value instanceof Error ? value.message : value])
    const rest = plain.length > 0 ? ` ${JSON.stringify(Object.fromEntries(plain))}` : ''
    process.stderr.write(`${at}: ${message}${rest}\n`)
  }
  return { info: line('info'), warn: line('warn'), error: line('error') }
}

/** A log that says nothing. */
export const silentLog: Log = consoleLog('silent')
