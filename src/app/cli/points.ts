import { rebuildPoints } from '../../modules/commitments/index.ts'
import { en } from './cli.en.ts'
import { fa } from './cli.fa.ts'
import type { AddCommand } from './frame.ts'
import { houseFor } from './house.ts'

/** `khoosheh points rebuild`: makes the figures that lists read anew from every tree's whole history. Doing it again changes nothing. */
export const addPoints: AddCommand = (program, frame) => {
  program
    .command('points')
    .description(`${fa['points.about']} · ${en['points.about']}`)
    .command('rebuild')
    .description(`${fa['points.rebuild']} · ${en['points.rebuild']}`)
    .action(async () => {
      const house = await houseFor(frame)
      const trees = await house.db.selectFrom('trees').select('record_id').execute()
      const records = trees.map((tree) => tree.record_id)
      const count = await rebuildPoints(house.db, house.ctx(), records, (done, all) => {
        if (done % 500 === 0) frame.say(fa['points.progress'], en['points.progress'], { done, all })
      })
      frame.say(fa['points.done'], en['points.done'], { count })
    })
}
