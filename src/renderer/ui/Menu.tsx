import type { ReactElement, ReactNode } from 'react';
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

/** A menu that its trigger (one of this folder's buttons) opens; groups are set apart by a line. */
export function Menu(props: {
  readonly label: string;
  readonly children: ReactElement;
  readonly groups: readonly (readonly MenuLine[])[];
  readonly placement?: 'bottom start' | 'bottom end' | 'right top';
}) {
  const groups = props.groups.filter((group) => group.length > 0);
  return (
    <MenuTrigger>
      {props.children}
      <Popover className={styles.popover ?? ''} placement={props.placement ?? 'bottom start'} offset={4}>
        <AriaMenu className={styles.menu ?? ''} aria-label={props.label}>
          {groups.map((group, index) => (
            <MenuSection
              key={group.map((line) => line.id).join(' ')}
              className={styles.group ?? ''}
              aria-label={`${props.label} ${index + 1}`}
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
      </Popover>
    </MenuTrigger>
  );
}
