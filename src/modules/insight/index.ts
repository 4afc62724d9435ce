export { insight } from './insight.module.ts'
