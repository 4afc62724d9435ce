import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const install = 'apt-get update && apt-get install -y --no-install-recommends chromium'

/** The system's browser for the journeys, or null. Installed only where CI=true; elsewhere the command is shown. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM
  const find = () => [given, ...places].find((place) => place !== undefined && existsSync(place)) ?? null
  const found = find()
  if (found !== null) return found
  if (process.env.CI !== 'true') {
    console.log(`The browser journeys need Chromium. Install it with:\n  ${install}`)
    return null
  }
  spawnSync('/bin/sh', ['-c', install], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return find()
}
