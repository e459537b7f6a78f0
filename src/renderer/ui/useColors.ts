import { useSyncExternalStore } from 'react';

const systemWishes = [
  '(prefers-color-scheme: dark)',
  '(forced-colors: active)',
  '(prefers-contrast: more)',
].map((wish) => window.matchMedia(wish));

function follow(onChange: () => void): () => void {
  const own = new MutationObserver(onChange);
  own.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });
  for (const wish of systemWishes) wish.addEventListener('change', onChange);
  return () => {
    own.disconnect();
    for (const wish of systemWishes) wish.removeEventListener('change', onChange);
  };
}

function read(): string {
  const { theme, contrast } = document.documentElement.dataset;
  return [theme, contrast, ...systemWishes.map((wish) => wish.matches)].join(' ');
}

/** A name for the colours in force, for what is drawn on a canvas: it is another one when they are. */
export function useColors(): string {
  return useSyncExternalStore(follow, read);
}
