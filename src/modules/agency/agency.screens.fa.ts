/** Words of the agency's pages. */
export const screenFa = {
  'page.title': 'عاملیت {cluster}',
} as const
