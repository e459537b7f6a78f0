import { type ComponentType, useEffect, useState } from 'react';
import { type Screen, screens } from './screens';

const loaded = new Map<Screen, ComponentType>();

async function load(screen: Screen): Promise<void> {
  if (!loaded.has(screen)) loaded.set(screen, await screen.load());
}

/** Brings the code of every screen while the window has nothing else to do, so that none waits for it when it is shown. */
export async function loadScreensAhead(): Promise<void> {
  for (const screen of screens) {
    await new Promise((resolve) => window.requestIdleCallback(resolve));
    await load(screen);
  }
}

/**
 * Draws a screen as soon as its code is there. Without Suspense, since React holds back for 300 ms what follows a
 * fallback. What cannot be loaded is thrown to the boundary around it.
 */
export function LoadedScreen({ screen }: { readonly screen: Screen }) {
  const [outcome, setOutcome] = useState<{ readonly thrown: unknown } | 'loaded' | null>(null);
  const Component = loaded.get(screen);
  useEffect(() => {
    if (loaded.has(screen)) return;
    let isOver = false;
    const tell = (is: { readonly thrown: unknown } | 'loaded') => {
      if (!isOver) setOutcome(is);
    };
    load(screen).then(
      () => tell('loaded'),
      (thrown: unknown) => tell({ thrown }),
    );
    return () => {
      isOver = true;
    };
  }, [screen]);
  if (Component) return <Component />;
  if (outcome !== null && outcome !== 'loaded') throw outcome.thrown;
  return null;
}
