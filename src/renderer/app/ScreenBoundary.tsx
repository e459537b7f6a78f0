import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/Button';
import { copyText } from '../ui/copyText';
import { EmptyState } from '../ui/EmptyState';
import { restartWindow } from './restart';
import styles from './ScreenBoundary.module.css';

type State = { readonly error: Error | null; readonly place: string };

/** Holds an error to the screen that it happened on; the program is in the shell's keeping and safe. */
export class ScreenBoundary extends Component<
  { readonly name: string; readonly children: ReactNode },
  State
> {
  override state: State = { error: null, place: '' };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState({ place: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    const { error, place } = this.state;
    if (error === null) return this.props.children;
    const details = `${error.stack ?? error.message}\n${place}`;
    return (
      <EmptyState
        title={`${this.props.name} could not be shown`}
        actions={
          <>
            <Button variant="primary" onPress={() => this.setState({ error: null, place: '' })}>
              Try again
            </Button>
            <Button onPress={restartWindow}>Start the window over</Button>
            <Button onPress={() => copyText(details)}>Copy the details</Button>
          </>
        }
      >
        <p>Everything you changed is saved. The other screens still work.</p>
        <pre className={styles.details} data-selectable>
          {error.message}
        </pre>
      </EmptyState>
    );
  }
}
