import { ExampleMark } from '../../../ui/index.ts'

/** The example mark of a whole record, where it is one. */
export const Example = ({ of }: { of: readonly { field: string; mark: string }[] }) =>
  of.some((one) => one.mark === 'example' && one.field === '') ? (
    <>
      {' '}
      <ExampleMark />
    </>
  ) : null
