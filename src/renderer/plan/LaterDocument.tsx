import { type ReactNode, useRef } from 'react';
import { findAnyRow } from '../../domain/model/document';
import { useAfterPaint, useIsPainted } from '../ui/afterPaint';
import { DocumentInView, useDocument } from './openProgram';
import { useSelection } from './selection';

/**
 * What stands beside a picture comes a frame after it, and shows the program as it is a frame later, so that a bar under
 * the hand moves at once. What one types into, and what shows a row that was just made, does not wait for new versions.
 */
export function LaterDocument({ children }: { readonly children: ReactNode }) {
  const document = useDocument();
  const ids = useSelection((state) => state.ids);
  const later = useAfterPaint(document);
  const host = useRef<HTMLDivElement>(null);
  const isTypedInto = host.current?.contains(window.document.activeElement) ?? false;
  const isPainted = useIsPainted();
  const isBehind = ids.some((id) => !findAnyRow(later, id));
  return (
    <DocumentInView value={isTypedInto || isBehind ? document : later}>
      <div ref={host} style={{ display: 'contents' }}>
        {isPainted ? children : null}
      </div>
    </DocumentInView>
  );
}
