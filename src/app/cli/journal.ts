import { Problem } from '../../kernel/problem.ts'
import { parseAnchor, verifyJournal } from '../../modules/journal/index.ts'
import { en } from './cli.en.ts'
import { fa } from './cli.fa.ts'
import type { AddCommand } from './frame.ts'
import { houseFor } from './house.ts'

/** `khoosheh journal verify [anchors…]`: walks every chain; an anchor printed earlier also shows a chain whose end was cut. */
export const addJournal: AddCommand = (program, frame) => {
  program
    .command('journal')
    .description(`${fa['journal.about']} · ${en['journal.about']}`)
    .command('verify')
    .description(`${fa['journal.verify']} · ${en['journal.verify']}`)
    .argument('[anchors...]', `${fa['journal.anchors']} · ${en['journal.anchors']}`)
    .action(async (typed: string[]) => {
      const anchors = typed.map((text) => {
        const anchor = parseAnchor(text)
        if (!anchor) throw new Problem({ fa: fa['journal.badAnchor'], en: en['journal.badAnchor'] }, { text }, 2)
        return anchor
      })
      const { db } = await houseFor(frame)
      const reports = await verifyJournal(db, anchors)
      for (const { chain, entries, head, broken } of reports)
        if (broken) frame.say(fa['journal.broken'], en['journal.broken'], { chain, seq: broken.seq, what: broken.what })
        else
          frame.say(fa['journal.whole'], en['journal.whole'], {
            chain,
            entries,
            anchor: head ? `${head.chain}:${head.seq}:${head.hash}` : '—',
          })
      const count = reports.filter((report) => report.broken).length
      if (count > 0) throw new Problem({ fa: fa['journal.failed'], en: en['journal.failed'] }, { count }, 1)
    })
}
