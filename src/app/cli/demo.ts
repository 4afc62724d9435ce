import { Problem } from '../../kernel/problem.ts'
import { demoAccounts, demoPassword } from '../demo/accounts.ts'
import { isDemoLoaded, loadDemo } from '../demo/load.ts'
import { en } from './cli.en.ts'
import { fa } from './cli.fa.ts'
import type { AddCommand } from './frame.ts'
import { houseFor } from './house.ts'

/** `khoosheh demo`: loads the demo world into its own database and lists its accounts. Doing it again only lists them. */
export const addDemo: AddCommand = (program, frame) => {
  program
    .command('demo')
    .description(`${fa['demo.about']} · ${en['demo.about']}`)
    .action(async () => {
      if (!frame.settings().demo) throw new Problem({ fa: fa['demo.off'], en: en['demo.off'] }, {}, 2)
      const house = await houseFor(frame)
      if (!(await isDemoLoaded(house))) {
        await loadDemo(house, house.filesFolder)
        frame.say(fa['demo.loaded'], en['demo.loaded'])
      }
      frame.say(fa['serve.accounts'], en['serve.accounts'], { password: demoPassword })
      for (const account of demoAccounts)
        frame.say(`  ${account.email.padEnd(34)} ${account.next.en} · ${account.next.fa}`)
    })
}
