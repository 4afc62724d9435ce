import { Menu as Behaviour } from '@mantine/core'
import { Fragment, type ReactElement, useState } from 'react'
import { floatRoot, holdEscape } from '../say/float-root.ts'

export interface MenuItem {
  label: string
  note?: string
  onChoose(): void
  disabled?: boolean
  /** A rule above this item. */
  apart?: boolean
}

/** A list of acts under one button; arrows, Home, End and Escape work. */
export function Menu({ items, children }: { items: readonly MenuItem[]; children: ReactElement }) {
  // Drawn anew when it opens: only then is it known where the page is.
  const [, setOpened] = useState(false)
  return (
    <Behaviour
      onChange={setOpened}
      unstyled
      classNames={{ dropdown: 'opts menu' }}
      position="bottom-end"
      portalProps={floatRoot()}
      withInitialFocusPlaceholder={false}
    >
      <Behaviour.Target>{children}</Behaviour.Target>
      <Behaviour.Dropdown onKeyDown={holdEscape}>
        {items.map((item) => (
          <Fragment key={item.label}>
            {item.apart && <hr />}
            <Behaviour.Item onClick={item.onChoose} disabled={item.disabled}>
              {item.label} {item.note && <small>{item.note}</small>}
            </Behaviour.Item>
          </Fragment>
        ))}
      </Behaviour.Dropdown>
    </Behaviour>
  )
}
