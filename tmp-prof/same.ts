// compares progress of every record, before (git stash) and after
import { demoHouse } from '../test/world/house.ts'
import { writeFileSync } from 'node:fs'
