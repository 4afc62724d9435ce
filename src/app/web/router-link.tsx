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
  // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on an anchor is a click
  // biome-ignore lint/a11y/useValidAnchor: it is a real address; the handler only follows it without a reload
  return <a {...rest} href={href} onClick={follow} />
}
