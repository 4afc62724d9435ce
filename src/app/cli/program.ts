import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { reasonOf } from '../../kernel/db/db.problems.ts'
import { Problem } from '../../kernel/problem.ts'
import { fill } from '../../kernel/words.ts'
import { en } from './cli.en.ts'
import { fa } from './cli.fa.ts'
import { commands } from './commands.ts'
import { type Frame, type FrameControl, makeFrame } from './frame.ts'

export interface Surroundings {
  env: NodeJS.ProcessEnv
  out: (text: string) => void
  err: (text: string) => void
  /** Called once with the function that tells the running command to stop. */
  onStop?: (stop: (exitCode: number) => void) => void
}

/** The program with all its commands. */
export function buildProgram(frame: Frame, out: (text: string) => void, err: (text: string) => void): Command {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const program = new Command('khoosheh')
    .description(`${fa.product}\n${en.product}`)
    .version(version, '-V, --version', `${fa.versionOption} · ${en.versionOption}`)
    .helpOption('-h, --help', `${fa.helpOption} · ${en.helpOption}`)
    .helpCommand('help [command]', `${fa.helpCommand} · ${en.helpCommand}`)
    .addHelpText('after', `\n${fa.moreHelp}\n${en.moreHelp}`)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => {} })
  for (const add of commands) add(program, frame)
  return program
}

/**
 * Runs one command line (without `node` and the script) to its end and closes what it opened.
 * @returns 0 done · 1 failed · 2 asked for wrongly · 130/143 interrupted
 */
export async function run(args: string[], { env, out, err, onStop }: Surroundings): Promise<number> {
  const frame = makeFrame(env, out)
  const interrupted = new Promise<number>((resolve) => {
    onStop?.((exitCode) => {
      // a server ends its work in good order and with 0; anything else is cut off
      if (!frame.stop()) resolve(exitCode)
    })
  })
  const program = buildProgram(frame, out, err)
  const done = program.parseAsync(args.length > 0 ? args : ['--help'], { from: 'user' }).then(() => 0)
  let exitCode: number
  try {
    exitCode = await Promise.race([done, interrupted])
    if (exitCode >= 128) {
      done.catch(() => {})
      err(`${fa.stopped}\n${en.stopped}\n`)
    }
  } catch (error) {
    exitCode = tell(error, err, env.LOG_LEVEL)
  }
  return close(frame, exitCode, err, env.LOG_LEVEL)
}

async function close(frame: FrameControl, exitCode: number, err: (text: string) => void, level?: string) {
  try {
    await frame.closeAll()
    return exitCode
  } catch (error) {
    return exitCode || tell(error, err, level)
  }
}

/** Says what went wrong as sentences; a stack only where LOG_LEVEL asks for details. @returns the exit code */
function tell(error: unknown, err: (text: string) => void, level?: string): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    err(`${fa['errors.usage']}\n${fill(en['errors.usage'], { reason: error.message.replace(/^error: /, '') })}\n`)
    return 2
  }
  if (error instanceof Problem) {
    err(`${error.fa}\n${error.en}\n`)
    return error.exitCode
  }
  const reason = reasonOf(error)
  err(`${fill(fa['errors.defect'], { reason })}\n${fill(en['errors.defect'], { reason })}\n`)
  if ((level === 'debug' || level === 'trace') && error instanceof Error) err(`${error.stack}\n`)
  return 1
}
