import { type AnchorHTMLAttributes, type ComponentType, createContext, useContext } from 'react'

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string
}

/** The app hands its router's link in here; without one, links are plain anchors. */
export const LinkContext = createContext<ComponentType<LinkProps> | null>(null)

export function Link(props: LinkProps) {
  const Routed = useContext(LinkContext)
  // An address of another site, a file or a mail is never the router's.
  const own = props.href.startsWith('/') && !props.download && !props.target
  return Routed && own ? <Routed {...props} /> : <a {...props} />
}
