import { useState } from 'react';
import type { ActionScope } from '../../../contract/action';
import { actions, keysOf } from '../../../contract/actions';
import { roadmapGestures } from '../../../contract/gestures';
import { chordToText } from '../../../contract/keys';
import { useActions } from '../../plan/actions';
import { useAppInfo, useSettings } from '../../plan/settings';
import { Dialog } from '../../ui/Dialog';
import styles from './KeySheet.module.css';

const headings: readonly { readonly scopes: readonly ActionScope[]; readonly heading: string }[] = [
  { scopes: ['always'], heading: 'Everywhere' },
  { scopes: ['program'], heading: 'In a program' },
  { scopes: ['canvas'], heading: 'On the timeline and the graph' },
  { scopes: ['selection'], heading: 'On what is selected' },
];

/** The sheet of keys, drawn from the table of actions. */
export function KeySheet() {
  const [isOpen, setOpen] = useState(false);
  const { platform } = useAppInfo();
  const { singleKeyShortcuts } = useSettings();
  useActions({ 'help.keys': () => setOpen(true) });
  return (
    <Dialog
      title="Keyboard shortcuts"
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      size="medium"
      isDismissable
      isText
    >
      {singleKeyShortcuts ? null : (
        <p className={styles.note}>Shortcuts of a single key are switched off in Settings.</p>
      )}
      <div className={styles.columns}>
        {headings.map(({ scopes, heading }) => (
          <section key={heading} className={styles.section}>
            <h3 className={styles.heading}>{heading}</h3>
            <dl>
              {actions
                .filter((action) => scopes.includes(action.scope) && keysOf(action, platform).length > 0)
                .map((action) => (
                  <div key={action.id} className={styles.line}>
                    <dt>{action.label.replace(/…$/, '')}</dt>
                    <dd>
                      {keysOf(action, platform).map((chord) => (
                        <kbd key={chord} className={styles.key}>
                          {chordToText(chord, platform)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section className={styles.section}>
          <h3 className={styles.heading}>With the pointer on the roadmap</h3>
          <dl>
            {roadmapGestures.map(({ does, pointer, keys }) => (
              <div key={does} className={styles.line}>
                <dt>
                  {does}
                  {pointer === '' ? null : <span className={styles.pointer}>{pointer}</span>}
                </dt>
                <dd>
                  {keys.map((chord) => (
                    <kbd key={chord} className={styles.key}>
                      {chordToText(chord, platform)}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
