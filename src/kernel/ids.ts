import { v7, validate } from 'uuid'

/** A new record id: uuid v7, made by the app, so that rows of one time lie together. */
export const newId = (): string => v7()

/** True for any well-formed uuid. */
export const isId = (text: string): boolean => validate(text)
