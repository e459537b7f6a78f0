import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { classNames } from './classNames';
import styles from './Tabs.module.css';

/** One view among several of the same thing. */
export type TabView<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** A number after the name. */
  readonly count?: number;
  readonly content: ReactNode;
};

/** Views of the same data, one at a time; only the one in view is mounted. */
export function Tabs<Id extends string>(props: {
  readonly label: string;
  readonly views: readonly TabView<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** What helps with the view that is shown, right after the tabs. */
  readonly help?: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <AriaTabs
      className={classNames(styles.tabs, props.className)}
      selectedKey={props.value}
      onSelectionChange={(key) => props.onChange(String(key) as Id)}
    >
      <div className={styles.bar}>
        <TabList className={styles.list ?? ''} aria-label={props.label}>
          {props.views.map((view) => (
            <Tab key={view.id} id={view.id} className={styles.tab ?? ''}>
              {view.label}
              {view.count === undefined ? null : <span className={styles.count}>{view.count}</span>}
            </Tab>
          ))}
        </TabList>
        {props.help}
      </div>
      {props.views.map((view) => (
        <TabPanel key={view.id} id={view.id} className={styles.panel ?? ''}>
          {view.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
