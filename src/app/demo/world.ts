import type { Character, Story } from './story.ts'

/** Everything made so far, by the demo's own keys. */
export interface World {
  story: Story
  ids: Map<string, string>
  cast: Map<string, Character>
  id: (key: string) => string
  who: (key: string) => Character
}
