import ELK from 'elkjs/lib/elk-api.js';
import workerAddress from 'elkjs/lib/elk-worker.min.js?url';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type LayeredInput,
  type LayeredResult,
  layeredInput,
  layeredLayout,
  mostLayeredBoxes,
} from '../../../domain/layout/graphLayered';
import type { GraphLine } from '../../../domain/layout/graphLayout';
import type { GraphLayout } from '../../../domain/layout/graphTypes';
import { notify } from '../../plan/notices';

/** How far arranging in layers is. */
export type Arranging =
  | { readonly state: 'off' | 'done' }
  /** More boxes than layers are made of. */
  | { readonly state: 'tooMany' }
  | { readonly state: 'running'; readonly cancel: () => void };

/** Arranges in a thread of its own; ending it is the way to cancel. */
function arrange(input: LayeredInput): {
  readonly result: Promise<LayeredResult>;
  readonly stop: () => void;
} {
  const elk = new ELK({ workerFactory: () => new Worker(workerAddress) });
  const result = elk.layout(input as never) as Promise<LayeredResult>;
  return { result, stop: () => elk.terminateWorker() };
}

/**
 * The layout with its boxes in layers, where that is asked for and they are few enough; until it is there, and when it
 * was called off, the layout as it was given. Only another set of boxes and lines is arranged anew: choosing lines is not.
 */
export function useLayered(
  layout: GraphLayout,
  lines: readonly GraphLine[],
  isWanted: boolean,
  onCancel: () => void,
): { readonly layout: GraphLayout; readonly arranging: Arranging } {
  const tooMany = layout.boxes.length > mostLayeredBoxes;
  const isOn = isWanted && !tooMany;
  const input = useMemo(() => (isOn ? layeredInput(layout, lines) : null), [isOn, layout, lines]);
  const key = useMemo(() => (input === null ? '' : JSON.stringify([input.children, input.edges])), [input]);
  const [done, setDone] = useState<{ readonly key: string; readonly result: LayeredResult } | null>(null);
  const latest = useRef({ input, onCancel });
  useEffect(() => {
    latest.current = { input, onCancel };
  });
  const known = done?.key === key ? done.result : null;
  useEffect(() => {
    const wanted = latest.current.input;
    if (key === '' || wanted === null) return;
    const { result, stop } = arrange(wanted);
    let isOver = false;
    result.then(
      (answer) => {
        if (isOver) return;
        setDone({ key, result: answer });
        stop();
      },
      (error: Error) => {
        if (isOver) return;
        stop();
        notify({ tone: 'refused', text: `Not arranged in layers: ${error.message}. The lanes stay.` });
        latest.current.onCancel();
      },
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [key]);
  return useMemo(() => {
    if (!isWanted) return { layout, arranging: { state: 'off' } };
    if (tooMany) return { layout, arranging: { state: 'tooMany' } };
    if (known === null) {
      return { layout, arranging: { state: 'running', cancel: () => latest.current.onCancel() } };
    }
    return { layout: layeredLayout(layout, known), arranging: { state: 'done' } };
  }, [isWanted, tooMany, known, layout]);
}
