/** Where to go after signing in: the page that asked for it, of this house only. */
export const nextPath = (asked: string | null): string =>
  asked && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/sign-in') ? asked : '/'
