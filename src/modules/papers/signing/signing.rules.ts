export type SignKind = 'signature' | 'stamp'

export interface SignAsk {
  kind: SignKind
  actorPersonId: string | null
  /** Whom the paper names as its signers. */
  signerIds: readonly string[]
  replaced: boolean
  /** Of the stamp: who holds it today; null where the office keeps none. */
  holderId: string | null
  /** Has the actor a picture for it? */
  kept: boolean
  /** Posts of the actor: ended or not by today; of a stamp, those at its office. */
  posts: readonly { until: string | null }[]
  today: string
  already: boolean
}

const inForce = (post: { until: string | null }, today: string) => post.until === null || post.until >= today

/**
 * Why somebody may not put a signature or a stamp on a paper now, or null. A signature is put by a person whom the paper names and by
 * nobody for them, a substitute neither; a stamp by the one who holds it. Whose posts have all ended signs nothing more; who never had one
 * signs as themselves.
 */
export function whyNotSign(ask: SignAsk): string | null {
  if (!ask.actorPersonId) return 'papers.notSigner'
  if (ask.replaced) return 'papers.signReplaced'
  if (ask.kind === 'signature') {
    if (ask.signerIds.length === 0) return 'papers.namesNobody'
    if (!ask.signerIds.includes(ask.actorPersonId)) return 'papers.notSigner'
  } else {
    if (ask.holderId === null) return 'papers.noStamp'
    if (ask.holderId !== ask.actorPersonId) return 'papers.notHolder'
  }
  const over = !ask.posts.some((post) => inForce(post, ask.today))
  if (over && (ask.kind === 'stamp' || ask.posts.length > 0)) return 'papers.postEnded'
  if (ask.already) return 'papers.signedAlready'
  return ask.kept ? null : 'papers.noPicture'
}
