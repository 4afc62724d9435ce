import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { floatRoot, holdEscape } from '../say/float-root.ts'
import { useUiWords } from '../words.tsx'

interface FigureProps {
  /** The figure as shown: «۶۸٫۷٪». */
  children: string
  /** What the popover shows: a `ReceiptList`. */
  receipt?: ReactNode
  /** Instead of a popover: opens the panel in the margin. */
  onOpen?(): void
}

/** A figure with a dotted underline that opens its receipt by click or Enter. */
export function Figure({ children, receipt, onOpen }: FigureProps) {
  const t = useUiWords()
  const [opened, setOpened] = useState(false)
  const name = t('openFigure', { figure: children })
  if (!receipt) {
    return (
      <button type="button" className="fig" aria-haspopup="dialog" title={name} onClick={onOpen}>
        {children}
      </button>
    )
  }
  return (
    <Popover
      unstyled
      classNames={{ dropdown: 'pop pop-float receipt' }}
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      portalProps={floatRoot()}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className="fig" title={name} onClick={() => setOpened((now) => !now)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name} onKeyDown={holdEscape}>
        {receipt}
      </Popover.Dropdown>
    </Popover>
  )
}
