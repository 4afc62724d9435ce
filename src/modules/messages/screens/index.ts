export { OwnChoices } from './choose-section.tsx'
