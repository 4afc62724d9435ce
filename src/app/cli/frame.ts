import type { Command } from 'commander'
import { consoleLog, type Log } from '../../kernel/log.ts'
import { fill } from '../../kernel/words.ts'
import { readSettings, type Settings } from '../settings.ts'

/** What a command is given. */
export interface Frame {
  /** Read from the environment at the first call. @throws Problem with exit code 2 */
  settings(): Settings
  /** On stderr; says warnings and errors only, unless LOG_LEVEL asks for more. */
  log(): Log
  /** The command's answer, on stdout: Persian, then English when both are given. */
  say(fa: string, en?: string, values?: Record<string, unknown>): void
  /** What must be closed when the command ends, fails or is interrupted; the last given is closed first. */
  atEnd(close: () => Promise<void>): void
  /** For a command that runs until it is told to stop: resolves at SIGINT, SIGTERM, or when the launcher has gone. */
  untilStopped(): Promise<void>
}

/** Adds one command (or a group such as `user add|list`) to the program. Each lives in `cli/<name>.ts`; see `commands.ts`. */
export type AddCommand = (program: Command, frame: Frame) => void

export interface FrameControl extends Frame {
  stop(): boolean
  closeAll(): Promise<void>
}

export function makeFrame(env: NodeJS.ProcessEnv, write: (text: string) => void): FrameControl {
  let settings: Settings | undefined
  let release: (() => void) | undefined
  const closers: (() => Promise<void>)[] = []
  const frame: FrameControl = {
    settings() {
      settings ??= readSettings(env)
      return settings
    },
    log: () => consoleLog(env.LOG_LEVEL ? frame.settings().logLevel : 'warn'),
    say: (fa, en, values = {}) =>
      write(
        [fa, en]
          .filter(Boolean)
          .map((text) => `${fill(text!, values)}\n`)
          .join(''),
      ),
    atEnd: (close) => void closers.push(close),
    untilStopped: () => new Promise((resolve) => (release = resolve)),
    /** @returns whether the command itself waits for this and will end in good order. */
    stop() {
      release?.()
      return release !== undefined
    },
    async closeAll() {
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close()
    },
  }
  return frame
}
