import { nationIn } from '../scripts/nation/build.ts'
await nationIn('/tmp/nation/1000', 1000)
process.exit()
