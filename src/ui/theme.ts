import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Pale to deep; filled controls take the action colour from the tokens, so that dark mode gets dark text on it. */
const turquoise: MantineColorsTuple = [
  '#e6f2f1',
  '#cfe6e4',
  '#a9d0c9',
  '#7fc2bf',
  '#43b3b1',
  '#3f9797',
  '#0d7178',
  '#0b5f66',
  '#084b51',
  '#063c41',
]

/**
 * The library is used for behaviour only (`unstyled`): no style element is written by it, so a strict
 * Content-Security-Policy holds. The theme keeps its numbers true to the tokens for whoever asks it.
 */
export const theme = createTheme({
  primaryColor: 'turquoise',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { turquoise },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '760' },
  radius: { sm: '2px', md: '4px', lg: '6px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
})
