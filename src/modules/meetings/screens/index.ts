/** The screens of the engine, for other rooms' pages. */
export { DecisionNotes } from './decision-graph.tsx'
