import { NumberField } from './NumberField';

/** A score from one to five, or none. */
export function ScoreField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly isDisabled?: boolean;
  readonly onCommit: (score: number | null) => unknown;
}) {
  return <NumberField {...props} min={1} max={5} unit="of 5" />;
}
