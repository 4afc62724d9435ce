export const fa = {}
