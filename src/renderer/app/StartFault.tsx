import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** What is shown when the window could not even begin. */
export function StartFault(props: { readonly error: unknown; readonly onRetry: () => void }) {
  const { error, onRetry } = props;
  return (
    <main>
      <EmptyState
        title="Throughline could not start"
        actions={
          <Button variant="primary" onPress={onRetry}>
            Try again
          </Button>
        }
      >
        Your programs are untouched on disk. What happened:{' '}
        {error instanceof Error ? error.message : String(error)}
      </EmptyState>
    </main>
  );
}
