import { ResolutionPage } from '../../modules/meetings/screens/resolution-page.tsx'
import { PublicationNote } from '../../modules/publications/screens/index.ts'

/** A resolution, with what the public sees of it in its margin. */
export function Resolution({ id }: { id: string }) {
  return <ResolutionPage id={id} margin={<PublicationNote recordId={id} />} />
}
