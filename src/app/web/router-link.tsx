import { useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { LinkProps } from '../../ui/index.ts'

/** An anchor that the router follows: a plain address, so that middle click, copy and print work as everywhere. */
export function RouterLink({ onClick, href, ...rest }: LinkProps) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    router.navigate({ href: href })
  }
  return <a {...rest} href={href} onClick={follow} />
}
