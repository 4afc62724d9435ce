import { createContext, useContext } from 'react'

/** Who works here; undefined at the door. What the device keeps is kept under this name. */
export const PersonContext = createContext<string | undefined>(undefined)
export const usePersonId = (): string | undefined => useContext(PersonContext)
