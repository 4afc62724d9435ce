/** Where the launcher hands over: the command line with this process's arguments, environment and signals. */
import { run } from './program.ts'

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  onStop(stop) {
    let asked = 0
    const ask = (exitCode: number) => {
      // a terminal and the launcher may both pass the same Ctrl-C on
      if (asked !== 0 && performance.now() - asked > 1000) process.exit(exitCode)
      if (asked === 0) {
        asked = performance.now()
        stop(exitCode)
      }
    }
    process.on('SIGINT', () => ask(130))
    process.on('SIGTERM', () => ask(143))
    process.on('SIGHUP', () => ask(129))
    // the launcher was killed: end as well, or a server would go on unseen
    process.on('disconnect', () => ask(143))
    process.channel?.unref()
  },
})
// an interrupted command may still have a query under way
if (process.exitCode >= 128) process.exit()
