import type { Sentence } from '../../kernel/lists/list.ts'
import type { Manifest } from '../../kernel/manifest.ts'
import { deskLists } from './desk.lists.ts'
import { policy } from './desk.policy.ts'
import type { DeskPorts } from './desk.ports.ts'
import { deskRoutes, type Explain, type Rooms } from './desk.routes.ts'
import type { Waiting } from './desk.store.ts'
import { pathsOf } from './desk.view.ts'

/** What the desk asks of all manifests at once. Verbs called outside a request (demo, imports) take it too. */
export const waitingOf = (manifests: readonly Manifest[], ports: DeskPorts): Waiting => ({
  ...ports,
  selects: manifests.flatMap((one) => one.waiting ?? []),
})

const roomsOf = (manifests: readonly Manifest[], ports: DeskPorts): Rooms => ({
  waiting: waitingOf(manifests, ports),
  asked: manifests.flatMap((one) => one.asked ?? []),
  paths: pathsOf(manifests),
})

/**
 * کارتابل: what waits for whom, in which order, until when. Derived from the rooms' own rows in one query; stored are only acts of people:
 * referral, copy, taking, postponement, seen. It owns no decision and knows no room: `app` hands it their manifests.
 */
export const createDesk = (
  manifests: readonly Manifest[],
  ports: DeskPorts,
  sentence: Sentence,
  explain: Explain,
): Manifest => ({
  name: 'desk',
  policy,
  routes: deskRoutes(roomsOf(manifests, ports), explain),
  lists: deskLists(roomsOf(manifests, ports), sentence),
})
