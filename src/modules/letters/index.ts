export { correctLetter } from './correct.verbs.ts'
export { letters } from './letters.module.ts'
export { registerIncoming, registerOutgoing } from './register.verbs.ts'
export { attachLetter, fileLetter, layBefore, markAnswered, reopenLetter } from './settle.verbs.ts'
