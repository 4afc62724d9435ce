import { IndicatorsOf } from './indicators-of.tsx'

/** Indicators of a cluster: baseline, target and actual of a year. */
export const IndicatorsPage = ({ id }: { id: string }) => <IndicatorsOf place={{ kind: 'cluster', id }} />
