import { IndicatorsOf } from './indicators-of.tsx'

/** The index targets of a province's year on one page. */
export const IndexTargetsPage = ({ code }: { code: string }) => <IndicatorsOf place={{ kind: 'province', id: code }} />
