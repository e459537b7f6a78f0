import { useState } from 'react';
import { placeToWords } from '../../../../domain/editing/lanePlace';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../../domain/model/document';
import { useActions } from '../../../plan/actions';
import { notify } from '../../../plan/notices';
import { useSelection } from '../../../plan/selection';
import { ChooseDialog } from '../../../ui/ChooseDialog';
import type { RoadmapView } from '../viewState';
import { doLaneMove, lanesToMoveTo, planLaneMove } from './laneMove';

type Asked = { readonly ids: readonly string[]; readonly places: ReturnType<typeof lanesToMoveTo> };

/** Moves what is selected to another lane by a list: what a drag up or down does. */
export function MoveToLane(props: {
  readonly document: ProgramDocument;
  readonly layout: RoadmapLayout;
  readonly view: RoadmapView;
  readonly isEnabled: boolean;
  /** Called when something was moved, with what leads it. */
  readonly onMoved: (id: string) => void;
}) {
  const { document, layout, view, isEnabled, onMoved } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  useActions({
    'row.moveToLane': {
      isEnabled: () => isEnabled,
      run: () => {
        const { ids } = useSelection.getState();
        const places = lanesToMoveTo(document, layout, view.laneBy, view.thenBy, ids);
        if (places.length > 0) {
          setAsked({ ids, places });
          return;
        }
        // Why not is said by the first lane that would not take it.
        const place = layout.lanes.map(({ by, word, title }) => [{ by, word, title }]);
        const faults = place.map((it) => planLaneMove(document, layout, ids, it).fault);
        notify({ tone: 'info', text: faults.find((it) => it !== null) ?? 'There is no other lane.' });
      },
    },
  });
  if (!asked) return null;
  const title = asked.ids.length === 1 ? 'Move to lane' : `Move ${asked.ids.length} items to lane`;
  return (
    <ChooseDialog
      title={title}
      options={asked.places.map((place, index) => ({ id: String(index), label: placeToWords(place) }))}
      onClose={() => setAsked(null)}
      onChoose={(id) => {
        const place = asked.places[Number(id)];
        setAsked(null);
        if (!place) return;
        const move = planLaneMove(document, layout, asked.ids, place);
        void doLaneMove(document, move, asked.ids).then((isDone) => {
          const lead = asked.ids.at(-1);
          if (isDone && lead !== undefined) onMoved(lead);
        });
      }}
    />
  );
}
