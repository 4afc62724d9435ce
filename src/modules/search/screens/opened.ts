const most = 8
const keyOf = (personId: string) => `khoosheh.opened.${personId}`

/** What this person opened lately from the search, newest first: ids only, as names are asked anew and only of what is still seen. */
export function openedLately(personId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

export function keepOpened(personId: string, id: string): void {
  const ids = [id, ...openedLately(personId).filter((one) => one !== id)].slice(0, most)
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify(ids))
  } catch {
    // a browser that keeps nothing loses only this list
  }
}
