import { Menu as Behaviour } from '@mantine/core'
import { Fragment, type ReactElement } from 'react'
import { floatRoot } from '../say/float-root.ts'

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
  return (
    <Behaviour
      unstyled
      classNames={{ dropdown: 'opts menu' }}
      position="bottom-end"
      portalProps={floatRoot()}
      withInitialFocusPlaceholder={false}
    >
      <Behaviour.Target>{children}</Behaviour.Target>
      <Behaviour.Dropdown>
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
