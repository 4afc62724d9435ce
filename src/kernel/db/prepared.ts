import { sql } from 'kysely'
import pg from 'pg'

/**
 * Put before a statement whose planning costs far more than its execution (the desk's union over every room: 20 ms to plan, 2 ms to run):
 * PostgreSQL then plans it once a connection, for any values, and not anew for each set of them.
 */
export const plannedOnce = sql.raw('/* planned once */ ')
const mark = '/* planned once */'

/** Asked this often, a text is kept prepared. */
const often = 3
/** Most texts kept prepared on a connection: each holds a plan in the memory of its PostgreSQL process. */
const mostKept = 400
/** Most texts whose asking is counted; a text that is made anew each time (a list of ids within) must not fill the memory. */
const mostCounted = 4_000

/** Gives the texts that are asked often a name, under which a connection keeps them parsed and, where PostgreSQL finds it better, planned. */
export class PreparedNames {
  readonly #names = new Map<string, string>()
  readonly #asked = new Map<string, number>()

  /** The name of a text, or undefined while it is not asked often enough. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined || this.#names.size >= mostKept) return name
    const asked = (this.#asked.get(text) ?? 0) + 1
    if (asked < often && !text.startsWith(mark)) {
      if (this.#asked.size >= mostCounted) this.#asked.clear()
      this.#asked.set(text, asked)
      return undefined
    }
    this.#asked.delete(text)
    const given = `k${this.#names.size}`
    this.#names.set(text, given)
    return given
  }
}

/** The Client class of a pool whose connections prepare what `names` names. */
export function preparingClient(names: PreparedNames): typeof pg.Client {
  return class extends pg.Client {
    // pg's `query` has a dozen overloads; only (text, values), as Kysely calls it, is looked at
    override query(...args: unknown[]): never {
      const [text, values, more] = args
      const ask = super.query.bind(this) as (...args: unknown[]) => Promise<unknown>
      if (typeof text !== 'string' || !Array.isArray(values) || more !== undefined) return ask(...args) as never
      const name = names.nameOf(text)
      if (name === undefined) return ask(text, values) as never
      const query = { name, text, values }
      return (text.startsWith(mark) ? generic(ask, query) : ask(query)) as never
    }
  }
}

async function generic(ask: (...args: unknown[]) => Promise<unknown>, query: unknown): Promise<unknown> {
  await ask('set plan_cache_mode = force_generic_plan')
  try {
    return await ask(query)
  } finally {
    // in a transaction that has just failed this fails too: its rollback takes the setting back
    await ask('reset plan_cache_mode').catch(() => {})
  }
}
