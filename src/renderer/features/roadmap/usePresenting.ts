import { useEffect, useState } from 'react';

/** Whether the roadmap has the whole window, and the screen where it may; Escape ends it. */
export function usePresenting(): readonly [boolean, (isOn: boolean) => void] {
  const [isPresenting, setPresenting] = useState(false);
  useEffect(() => {
    if (!isPresenting) return;
    // Where full screen is not to be had, the whole window will do.
    const entered = document.documentElement.requestFullscreen().catch(() => null);
    const leave = () => setPresenting(false);
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    const change = () => {
      if (document.fullscreenElement === null) leave();
    };
    window.addEventListener('keydown', press);
    document.addEventListener('fullscreenchange', change);
    return () => {
      window.removeEventListener('keydown', press);
      document.removeEventListener('fullscreenchange', change);
      void entered.then(() => (document.fullscreenElement ? document.exitFullscreen() : undefined));
    };
  }, [isPresenting]);
  return [isPresenting, setPresenting];
}
