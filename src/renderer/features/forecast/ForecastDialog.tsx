import { useEffect, useRef, useState } from 'react';
import type { Forecast } from '../../../domain/forecast/forecast';
import type { ProgramDocument } from '../../../domain/model/document';
import { useActions } from '../../plan/actions';
import { request } from '../../plan/door';
import { announce } from '../../plan/notices';
import { useDocument } from '../../plan/openProgram';
import { endProgress, useProgress } from '../../plan/progress';
import { showRow } from '../../plan/showRow';
import { DialogHelp } from '../../plan/TopicHelp';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { NumberField } from '../../ui/NumberField';
import { ProgressBar } from '../../ui/ProgressBar';
import { Select } from '../../ui/Select';
import styles from './Forecast.module.css';
import { ForecastResult } from './ForecastResult';
import { headline } from './forecastWords';

const firstSeed = 42;
const runChoices = [
  { id: '1000', label: '1,000 runs' },
  { id: '10000', label: '10,000 runs' },
  { id: '100000', label: '100,000 runs' },
] as const;
type Runs = (typeof runChoices)[number]['id'];

type State =
  | { readonly step: 'running' }
  | { readonly step: 'canceled' }
  | { readonly step: 'undated' }
  | { readonly step: 'failed'; readonly message: string }
  | { readonly step: 'done'; readonly forecast: Forecast; readonly document: ProgramDocument };

/** "Forecast…": the program played through a thousand times, off the window's thread, and what that says. */
export function ForecastDialog() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  useActions({ 'program.forecast': () => setOpen(true) });
  return (
    <Dialog
      title="Forecast"
      isOpen={isOpen}
      onClose={close}
      size="large"
      help={<DialogHelp dialog="Forecast" onRead={close} />}
    >
      <ForecastPanel onClose={close} />
    </Dialog>
  );
}

function ForecastPanel({ onClose }: { readonly onClose: () => void }) {
  const document = useDocument();
  const format = useFormat();
  const [seed, setSeed] = useState(firstSeed);
  const [runs, setRuns] = useState<Runs>('1000');
  const [state, setState] = useState<State>({ step: 'running' });
  const turn = useRef(0);
  const { id } = document.program;

  const run = async (with_: { seed: number; runs: Runs }) => {
    const mine = ++turn.current;
    setState({ step: 'running' });
    const answer = await request('forecast:run', { id, seed: with_.seed, runs: Number(with_.runs) });
    if (mine !== turn.current) return;
    endProgress('forecast');
    if (!answer.ok) setState({ step: 'failed', message: answer.error.message });
    else if (answer.value === null) setState({ step: 'canceled' });
    else if (answer.value.forecast === null) setState({ step: 'undated' });
    else {
      const { forecast } = answer.value;
      setState({ step: 'done', forecast, document });
      announce(headline(document, forecast, format));
    }
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    void latest.current({ seed: firstSeed, runs: '1000' });
    return () => {
      turn.current++;
      void request('forecast:cancel', { id });
      endProgress('forecast');
    };
  }, [id]);

  const show = (rowId: string) => {
    onClose();
    showRow(rowId);
  };
  return (
    <div className={styles.panel}>
      <div className={styles.controls}>
        <Select
          label="Runs"
          value={runs}
          options={runChoices}
          onChange={(choice) => {
            if (choice === null) return;
            setRuns(choice);
            void run({ seed, runs: choice });
          }}
        />
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          max={4_294_967_295}
          onCommit={(value) => {
            const next = Math.round(value ?? firstSeed);
            setSeed(next);
            void run({ seed: next, runs });
          }}
        />
        <p className={styles.note}>
          Plays the program through with its three-point estimates and the confidence of its promises. The
          same seed gives the same forecast.
        </p>
      </div>
      <ForecastState
        state={state}
        runs={Number(runs)}
        onCancel={() => void request('forecast:cancel', { id })}
        onRun={() => void run({ seed, runs })}
        onShow={show}
      />
    </div>
  );
}

function ForecastState(props: {
  readonly state: State;
  readonly runs: number;
  readonly onCancel: () => void;
  readonly onRun: () => void;
  readonly onShow: (id: string) => void;
}) {
  const { state, runs } = props;
  const progress = useProgress(({ byTask }) => byTask['forecast']);
  switch (state.step) {
    case 'running':
      return (
        <div className={styles.running}>
          <ProgressBar label="Forecasting" done={progress?.done ?? 0} total={runs} showText />
          <Button onPress={props.onCancel}>Cancel</Button>
        </div>
      );
    case 'canceled':
      return (
        <EmptyState
          title="The forecast was cancelled"
          actions={<Button onPress={props.onRun}>Forecast</Button>}
        >
          Nothing was changed.
        </EmptyState>
      );
    case 'undated':
      return (
        <EmptyState title="Nothing has a date yet">
          A forecast needs work with dates. Place a project or task on the roadmap, then come back.
        </EmptyState>
      );
    case 'failed':
      return (
        <EmptyState
          title="The forecast did not work"
          actions={<Button onPress={props.onRun}>Try again</Button>}
        >
          {state.message}
        </EmptyState>
      );
    case 'done': {
      const { forecast, document } = state;
      if (forecast.estimatedIds.length + forecast.promiseIds.length === 0) {
        return (
          <EmptyState title="Nothing here is uncertain yet">
            Every run would be the plan. Give a task an estimate of three points, or a promise a confidence
            below 100 %, and the forecast says how likely each date is.
          </EmptyState>
        );
      }
      return <ForecastResult document={document} forecast={forecast} onShow={props.onShow} />;
    }
  }
}
