export const fa = {
  title: 'دفتر وقایع',
} as const
