import { appointToSeat, giveSeat, seatsOfBody } from '../../modules/meetings/index.ts'
import type { Deed } from './alborz-year.ts'
import { day } from './story.ts'
import type { World } from './world.ts'

/**
 * D0 says that the council's members sat and names none of them but its chair. After the 6th session examples take as many of the open seats
 * as a quorum asks for; the other seats of actors, support institutions and the association stay open, as the documents leave them.
 */
const seats = [
  { code: 'actor', person: 'kaveh', organisation: 'alborzCooperative' },
  { code: 'industry', person: 'ranjbar', organisation: 'alborzIndustry' },
  { code: 'support', person: 'sohrabi', organisation: 'alborzBank' },
] as const

/** The members who come to the council before its 7th session. */
export const councilDeeds = (world: World): Deed[] => [
  {
    on: '1395/10/05',
    plus: 0,
    hour: 10,
    async run() {
      const ctx = () => world.story.as(world.who('amini'))
      const body = await seatsOfBody(ctx(), world.id('council'))
      for (const { code, person, organisation } of seats) {
        const seat = body.find((one) => one.code === code)!
        await giveSeat(ctx(), seat.id, { organisationId: world.id(organisation) })
        await appointToSeat(ctx(), seat.id, {
          personId: world.id(person),
          from: day('1395/10/05'),
          source: { mark: 'example', source: '' },
        })
      }
    },
  },
]
