/** Days from and to, both within, of a place or of the whole nation. */
export interface Span {
  from: string
  to: string
  /** Null: everywhere within sight. */
  provinceId: string | null
}

/** One thing that happened on a day, and when the house learned it. What a room tells of its own records for a report over days. */
export interface Happening {
  /** Opens it. */
  recordId: string
  title: string
  /** Of what it is: the body, the cluster. */
  of: string | null
  provinceId: string | null
  on: string
  knownAt: Date
  /** Rials, where it is money. */
  amount: string | null
}
