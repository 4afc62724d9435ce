/**
 * Order of a directed graph without recursion, so that a chain of 100,000 nodes does not end the process.
 * Time and memory grow with nodes plus edges.
 */
export type Ordered =
  | { readonly order: Int32Array; readonly cycle: null }
  | { readonly order: null; readonly cycle: number[] }

/** Neighbours in one flat array: those of node `i` are `list[start[i]] … list[start[i + 1] - 1]`, as edge numbers. */
export type Adjacency = { readonly start: Int32Array; readonly list: Int32Array }

/** Groups edge numbers by the node at their `ends`. */
export function groupEdges(nodes: number, ends: Int32Array): Adjacency {
  const start = new Int32Array(nodes + 1)
  for (const node of ends) start[node + 1]!++
  for (let i = 0; i < nodes; i++) start[i + 1]! += start[i]!
  const next = start.slice(0, nodes)
  const list = new Int32Array(ends.length)
  for (let edge = 0; edge < ends.length; edge++) list[next[ends[edge]!]!++] = edge
  return { start, list }
}

/** An order in which every edge goes forward, or one cycle as its nodes in the direction of the edges. */
export function orderGraph(nodes: number, from: Int32Array, to: Int32Array): Ordered {
  const out = groupEdges(nodes, from)
  const waiting = new Int32Array(nodes)
  for (const node of to) waiting[node]!++
  const order = new Int32Array(nodes)
  let filled = 0
  for (let node = 0; node < nodes; node++) if (waiting[node] === 0) order[filled++] = node
  for (let done = 0; done < filled; done++) {
    const node = order[done]!
    for (let k = out.start[node]!; k < out.start[node + 1]!; k++) {
      const next = to[out.list[k]!]!
      if (--waiting[next]! === 0) order[filled++] = next
    }
  }
  if (filled === nodes) return { order, cycle: null }
  return { order: null, cycle: cycleAmong(nodes, from, to, waiting) }
}

/** Every node still waiting has a predecessor that still waits: walking back from any of them must close a ring. */
function cycleAmong(nodes: number, from: Int32Array, to: Int32Array, waiting: Int32Array): number[] {
  const into = groupEdges(nodes, to)
  const place = new Int32Array(nodes).fill(-1)
  const walk: number[] = []
  let node = waiting.findIndex((count) => count > 0)
  while (place[node] === -1) {
    place[node] = walk.length
    walk.push(node)
    for (let k = into.start[node]!; k < into.start[node + 1]!; k++) {
      const before = from[into.list[k]!]!
      if (waiting[before]! > 0) {
        node = before
        break
      }
    }
  }
  return walk.slice(place[node]!).reverse()
}

/** The same for named nodes: one cycle as its ids, or null. Edges to unknown ids are left out. */
export function findCycle(
  ids: Iterable<string>,
  edges: Iterable<{ readonly from: string; readonly to: string }>,
): string[] | null {
  const names = [...new Set(ids)]
  const index = new Map(names.map((id, i) => [id, i]))
  const from: number[] = []
  const to: number[] = []
  for (const edge of edges) {
    const a = index.get(edge.from)
    const b = index.get(edge.to)
    if (a === undefined || b === undefined) continue
    from.push(a)
    to.push(b)
  }
  const { cycle } = orderGraph(names.length, Int32Array.from(from), Int32Array.from(to))
  return cycle?.map((i) => names[i]!) ?? null
}
