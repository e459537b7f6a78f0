import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './classNames';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';

/** A question or a task above the window. Escape closes it; focus comes back to where it was. */
export function Dialog(props: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What explains it, beside the title. */
  readonly help?: ReactNode;
  /** Buttons; the one that does it last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** A click beside it closes it too. */
  readonly isDismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  /** A text to read, with nothing in it that takes the focus: it is a stop itself, so that keys scroll it. */
  readonly isText?: boolean;
}) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={props.isOpen}
      isDismissable={props.isDismissable ?? false}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal className={classNames(styles.modal, styles[props.size ?? 'medium'])}>
        <AriaDialog className={styles.dialog ?? ''} role={props.role ?? 'dialog'}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {props.title}
            </Heading>
            {props.help}
            <IconButton label="Close" size="small" onPress={props.onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div
            className={styles.body}
            {...(props.isText ? { tabIndex: 0, role: 'group', 'aria-label': props.title } : {})}
          >
            {props.children}
          </div>
          {props.footer ? <footer className={styles.footer}>{props.footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
