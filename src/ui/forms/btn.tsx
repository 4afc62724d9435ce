import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from '../icons.tsx'
import { Link } from '../link.tsx'

export type BtnTone = 'plain' | 'go' | 'quiet' | 'danger'
interface Look {
  tone?: BtnTone
  small?: boolean
  block?: boolean
  icon?: IconName
}
interface BtnProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  /** The act is on its way: the button is off and says so to a screen reader. */
  busy?: boolean
  /** Why the act is off, readable on the button; the button stays in reach of the keyboard. */
  why?: string
}

const classOf = ({ tone = 'plain', small, block }: Look) =>
  ['btn', tone !== 'plain' && tone, small && 'sm', block && 'block'].filter(Boolean).join(' ')

/** A button carries a verb. At most one `go` per page head or row group. */
export function Btn({ tone, small, block, icon, busy, why, disabled, onClick, children, ...rest }: BtnProps) {
  const off = Boolean(why) || busy
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ tone, small, block })}
      disabled={disabled}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      title={why ?? rest.title}
      onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function BtnLink({ href, tone, small, block, icon, children }: Look & { href: string; children: ReactNode }) {
  return (
    <Link className={classOf({ tone, small, block })} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}

/** A square button with an icon and a name. */
export function IconBtn({
  icon,
  label,
  ...rest
}: { icon: IconName; label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className="icon-btn">
      <Icon name={icon} />
    </button>
  )
}
