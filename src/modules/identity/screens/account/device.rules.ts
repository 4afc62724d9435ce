const browsers = [
  ['Edge', /\bEdg/],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox\/|FxiOS/],
  ['Chrome', /Chrome\/|CriOS/],
  ['Safari', /Safari\//],
] as const
const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
] as const

/** Browser and system in the words people know, from the user agent; null where neither is told. */
export function deviceOf(agent: string | null): { browser: string; system: string } | null {
  const browser = browsers.find(([, mark]) => mark.test(agent ?? ''))?.[0]
  const system = systems.find(([, mark]) => mark.test(agent ?? ''))?.[0]
  return browser && system ? { browser, system } : null
}
