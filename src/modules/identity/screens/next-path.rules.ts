/** Where to go after signing in: the page that asked for it, of this house only. */
export const nextPath = (asked: string | null): string => {
  if (!asked?.startsWith('/') || asked.startsWith('/sign-in')) return '/'
  // as a browser reads it: it takes tabs and line ends out, and «\» for «/»
  const house = 'https://house.invalid'
  const path = URL.canParse(asked, house) ? new URL(asked, house).href.slice(house.length) : ''
  return /^\/(?!\/)/.test(path) && new URL(asked, house).origin === house ? asked : '/'
}
