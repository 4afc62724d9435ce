import { route } from '../../kernel/http/route.ts'
import { Done, done } from '../../kernel/http/schema.ts'
import type { Keeping } from './upkeep.port.ts'
import { UpkeepView } from './upkeep.schema.ts'
import { askFor, upkeepView } from './upkeep.verbs.ts'

export const upkeepRoutes = (keeping: Keeping | null) => [
  route({
    method: 'GET',
    url: '/api/upkeep',
    permission: 'upkeep.see',
    summary: 'The last good backup, the last drill, the archives that are kept, and what runs now',
    reply: UpkeepView,
    handler: ({ ctx }) => upkeepView(ctx, keeping),
  }),
  route({
    method: 'POST',
    url: '/api/upkeep/backup',
    once: false,
    permission: 'upkeep.backUp',
    summary: 'Begins a backup now',
    reply: Done,
    handler: async ({ ctx }) => {
      await askFor(ctx, keeping, 'backup')
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/upkeep/drill',
    once: false,
    permission: 'upkeep.drill',
    summary: 'Begins a drill now: the newest archive is restored into a scratch database and verified',
    reply: Done,
    handler: async ({ ctx }) => {
      await askFor(ctx, keeping, 'drill')
      return done
    },
  }),
]
