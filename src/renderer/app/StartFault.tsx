import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

/** What is shown when the window could not even begin. */
export function StartFault({ error }: { readonly error: unknown }) {
  return (
    <main>
      <EmptyState
        title="Throughline could not start"
        actions={
          <Button variant="primary" onPress={() => location.reload()}>
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
