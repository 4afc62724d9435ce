/** A bar on stderr: what is done, how much of it, for how long. On a terminal it moves in its line; elsewhere it says every tenth. */
export function bar(what: string): (done: number, all: number) => void {
  const began = performance.now()
  const terminal = process.stderr.isTTY
  let shown = -1
  return (done, all) => {
    const percent = all === 0 ? 100 : Math.floor((done * 100) / all)
    if (percent === shown || (!terminal && Math.floor(percent / 10) === Math.floor(shown / 10) && shown >= 0)) return
    shown = percent
    const full = Math.round(percent / 4)
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    const line = `${what.padEnd(18)} ${'█'.repeat(full)}${'░'.repeat(25 - full)} ${String(percent).padStart(3)} %  ${seconds} s`
    process.stderr.write(terminal ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`)
  }
}
