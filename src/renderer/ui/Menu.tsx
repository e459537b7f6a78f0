import { type ReactElement, type ReactNode, useRef } from 'react';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { classNames } from './classNames';
import styles from './Menu.module.css';

/** One line of a menu. */
export type MenuLine = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly description?: string;
  /** Keys that do the same, as they are shown. */
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  readonly run: () => void;
};

type MenuParts = {
  readonly label: string;
  readonly groups: readonly (readonly MenuLine[])[];
};

/** A menu that its trigger (one of this folder's buttons) opens; groups are set apart by a line. */
export function Menu(
  props: MenuParts & {
    readonly children: ReactElement;
    readonly placement?: 'bottom start' | 'bottom end' | 'right top';
  },
) {
  return (
    <MenuTrigger>
      {props.children}
      <Popover className={styles.popover ?? ''} placement={props.placement ?? 'bottom start'} offset={4}>
        <MenuLines label={props.label} groups={props.groups} />
      </Popover>
    </MenuTrigger>
  );
}

/** A menu at a point of the window, as the right button or its key asks for it; the focus goes back where it was. */
export function MenuAt(
  props: MenuParts & {
    readonly at: { readonly x: number; readonly y: number };
    readonly onClose: () => void;
  },
) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: props.at.x, top: props.at.y }} />
      <Popover
        className={styles.popover ?? ''}
        placement="bottom start"
        offset={2}
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) props.onClose();
        }}
      >
        <MenuLines label={props.label} groups={props.groups} onClose={props.onClose} />
      </Popover>
    </>
  );
}

function MenuLines({ label, groups, onClose }: MenuParts & { readonly onClose?: () => void }) {
  return (
    <AriaMenu
      className={styles.menu ?? ''}
      aria-label={label}
      {...(onClose ? { onClose, autoFocus: 'first' } : {})}
    >
      {groups
        .filter((group) => group.length > 0)
        .map((group, index) => (
          <MenuSection
            key={group.map((line) => line.id).join(' ')}
            className={styles.group ?? ''}
            aria-label={`${label} ${index + 1}`}
          >
            {group.map((line) => (
              <MenuItem
                key={line.id}
                id={line.id}
                textValue={line.label}
                isDisabled={line.isDisabled ?? false}
                onAction={line.run}
                className={classNames(styles.line, line.isDanger && styles.danger)}
              >
                <span className={styles.icon}>{line.icon}</span>
                <span className={styles.words}>
                  <Text slot="label">{line.label}</Text>
                  {line.description ? (
                    <Text slot="description" className={styles.more ?? ''}>
                      {line.description}
                    </Text>
                  ) : null}
                </span>
                {line.keys ? <kbd className={styles.keys}>{line.keys}</kbd> : null}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
    </AriaMenu>
  );
}
