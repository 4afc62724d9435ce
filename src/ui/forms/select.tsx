import { Combobox, useCombobox } from '@mantine/core'
import { type ComponentProps, type KeyboardEvent, useEffect, useId, useState } from 'react'
import { Icon } from '../icons.tsx'
import { floatRoot } from '../say/float-root.ts'
import { useUiWords } from '../words.tsx'
import { Field, type FieldSaying } from './field.tsx'
import { matches } from './fold.ts'

export interface Option {
  value: string
  label: string
  note?: string
  group?: string
  disabled?: boolean
}
interface SelectProps extends FieldSaying {
  options: readonly Option[]
  value: string | null
  onChange(value: string | null): void
  placeholder?: string
  disabled?: boolean
  /** For long lists kept by the server: called with what is typed; the options given are shown as they are. */
  onSearch?(query: string): void
  searching?: boolean
}

/** Options by group, in the order given. */
export function grouped(options: readonly Option[]): Array<[string, Option[]]> {
  return [...Map.groupBy(options, (option) => option.group ?? '')]
}

interface TypedProps extends ComponentProps<'input'> {
  /** Option the keyboard stands on; undefined: the one the arrows came to, null: none. */
  first: string | null | undefined
  /** Id of the list on show; null while it is empty. */
  listId: string | null
}

/** The field of a list: says which option the keyboard stands on, and nothing of a list that is empty. */
function Typed({ first, listId, ...rest }: TypedProps) {
  const expanded = listId !== null && rest['aria-expanded'] === true
  const on = first === undefined ? rest['aria-activedescendant'] : (first ?? undefined)
  return (
    <input
      {...rest}
      role="combobox"
      aria-expanded={expanded}
      aria-controls={expanded ? listId : undefined}
      aria-activedescendant={expanded ? on : undefined}
    />
  )
}

/** One of many, found by typing. Arrows walk, Enter takes, Escape closes. */
export function Select({
  label,
  optional,
  hint,
  error,
  options,
  value,
  onChange,
  placeholder,
  disabled,
  onSearch,
  searching,
}: SelectProps) {
  const t = useUiWords()
  const [query, setQuery] = useState<string | null>(null)
  // The option the keyboard stands on: the first one found by typing, until an arrow walks on.
  const [first, setFirst] = useState<string | null | undefined>(null)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setQuery(null)
      setFirst(null)
    },
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active'),
  })
  const chosen = options.find((option) => option.value === value)
  const shown =
    query === null || onSearch
      ? options
      : options.filter((option) => matches(`${option.label} ${option.note ?? ''}`, query))
  const list = useId()
  const found = shown.map((option) => option.value).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list on show is what counts, the store is the same
  useEffect(() => {
    if (query) setFirst(found ? combobox.selectFirstOption() : null)
  }, [query, found])
  // The list is drawn a moment after it opens; only then can its chosen option, or its first, be marked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is the same
  useEffect(() => {
    if (!combobox.dropdownOpened) return
    const wait = setTimeout(() => {
      const marked = document.getElementById(list)?.querySelector('[data-combobox-selected]')
      if (!marked) setFirst(combobox.selectActiveOption())
    }, 60)
    return () => clearTimeout(wait)
  }, [combobox.dropdownOpened, list])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && combobox.dropdownOpened) event.preventDefault()
    // Enter takes from the open list; what is typed and not yet found is not sent along with the form
    if (event.key === 'Enter' && combobox.dropdownOpened) event.preventDefault()
    const walks = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (walks && combobox.dropdownOpened) setFirst(undefined)
  }
  const put = (next: string | null) => {
    onChange(next)
    combobox.closeDropdown()
  }
  return (
    <Field {...{ label, optional, hint, error }}>
      {(aria) => (
        <Combobox
          unstyled
          classNames={{ dropdown: 'opts', groupLabel: 'grp', empty: 'none' }}
          store={combobox}
          portalProps={floatRoot()}
          onOptionSubmit={put}
          disabled={disabled}
        >
          <Combobox.DropdownTarget>
            <div className={disabled ? 'input off' : 'input'}>
              <Combobox.EventsTarget withExpandedAttribute>
                <Typed
                  {...aria}
                  first={first}
                  listId={shown.length > 0 ? list : null}
                  onKeyDown={onKeyDown}
                  type="text"
                  disabled={disabled}
                  placeholder={placeholder ?? t('choose')}
                  value={query ?? chosen?.label ?? ''}
                  onClick={() => combobox.openDropdown()}
                  onBlur={() => combobox.closeDropdown()}
                  onChange={(event) => {
                    setQuery(event.target.value)
                    onSearch?.(event.target.value)
                    combobox.openDropdown()
                  }}
                />
              </Combobox.EventsTarget>
              {chosen && optional && !disabled && (
                <button type="button" className="clear" aria-label={t('clear')} onClick={() => put(null)}>
                  <Icon name="close" />
                </button>
              )}
              <Icon name="down" />
            </div>
          </Combobox.DropdownTarget>
          <Combobox.Dropdown>
            {shown.length === 0 ? (
              <Combobox.Empty>{searching ? t('searching') : t('nothingFound')}</Combobox.Empty>
            ) : (
              <Combobox.Options id={list} aria-label={typeof label === 'string' ? label : t('choose')}>
                {grouped(shown).map(([group, members]) => {
                  const items = members.map((option) => (
                    <Combobox.Option
                      key={option.value}
                      value={option.value}
                      disabled={option.disabled}
                      active={option.value === value}
                      aria-selected={option.value === value}
                    >
                      {option.label} {option.note && <small>{option.note}</small>}
                    </Combobox.Option>
                  ))
                  return group ? (
                    <Combobox.Group key={group} label={group}>
                      {items}
                    </Combobox.Group>
                  ) : (
                    items
                  )
                })}
              </Combobox.Options>
            )}
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  )
}
