import { useMemo, useState } from 'react';
import {
  noPrioritisation,
  type PriorityMethod,
  type RankedProject,
  rankProjects,
} from '../../../domain/goals/priorities';
import { findRow } from '../../../domain/model/document';
import type { Prioritisation } from '../../../domain/model/work';
import { capitalize } from '../../../domain/words';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { ProgramGrid } from '../../plan/ProgramGrid';
import { readTypedDay } from '../../plan/readTypedDay';
import { TopicLink } from '../../plan/TopicLink';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { type CellEditor, type GridSort, readCell, sortByKey } from '../../ui/gridCells';
import type { GridColumn } from '../../ui/gridColumn';
import { NumberField } from '../../ui/NumberField';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Toolbar } from '../../ui/Toolbar';
import styles from './Goals.module.css';

const number = (max: number): CellEditor => ({ type: 'number', min: 0, max, isWhole: false });
type Part = keyof Prioritisation;

const partColumns: Readonly<Record<Part, readonly [label: string, width: number, max: number]>> = {
  reach: ['Reach', 92, 1e12],
  impact: ['Impact', 84, 1e6],
  confidencePercent: ['Confidence %', 112, 100],
  effortPersonMonths: ['Effort, person-months', 158, 1e6],
  businessValue: ['Business value', 120, 1e6],
  timeCriticality: ['Time criticality', 124, 1e6],
  riskReduction: ['Risk reduction', 120, 1e6],
  costOfDelayPerWeek: ['Cost of delay a week', 156, 1e12],
};
const partsByMethod: Readonly<Record<PriorityMethod, readonly Part[]>> = {
  rice: ['reach', 'impact', 'confidencePercent', 'effortPersonMonths'],
  wsjf: ['businessValue', 'timeCriticality', 'riskReduction', 'effortPersonMonths'],
  costOfDelay: ['costOfDelayPerWeek'],
};
const scoreLabels: Readonly<Record<PriorityMethod, string>> = {
  rice: 'RICE',
  wsjf: 'WSJF',
  costOfDelay: 'A week of delay costs',
};
const explained: Readonly<Record<PriorityMethod, string>> = {
  rice: 'Reach × impact × confidence ÷ effort.',
  wsjf: 'Business value, time criticality and risk reduction by their weights, ÷ effort.',
  costOfDelay: 'What a week of delay costs; the what-if counts it for every slip.',
};
const weightLabels = [
  ['businessValue', 'Weight of business value'],
  ['timeCriticality', 'Weight of time criticality'],
  ['riskReduction', 'Weight of risk reduction'],
] as const;

const idOf = (row: RankedProject): string => row.project.id;
const nameOf = (row: RankedProject): string => row.project.title;

/** Projects in the order of what they are worth: by RICE, WSJF or the cost of their delay. */
export function PrioritiesTab() {
  const document = useDocument();
  const format = useFormat();
  const [method, setMethod] = useState<PriorityMethod>('rice');
  const [sort, setSort] = useState<GridSort>(null);
  const ranked = useMemo(() => rankProjects(document, method), [document, method]);
  const columns = useMemo((): readonly GridColumn<RankedProject>[] => {
    const computed = { editorOf: () => null };
    return [
      { ...computed, id: 'title', label: 'Project', width: 260, textOf: nameOf },
      {
        ...computed,
        id: 'rank',
        label: 'Rank',
        width: 68,
        align: 'center',
        textOf: (row) => (row.rank === null ? '' : String(row.rank)),
      },
      {
        ...computed,
        id: 'score',
        label: scoreLabels[method],
        width: method === 'costOfDelay' ? 160 : 92,
        align: 'end',
        textOf: (row) => (row.score === null ? '' : String(Math.round(row.score * 100) / 100)),
        content: (row) =>
          row.score === null ? (
            <span className={styles.quiet}>–</span>
          ) : (
            format.number(Math.round(row.score * 10) / 10)
          ),
      },
      ...partsByMethod[method].map((part): GridColumn<RankedProject> => {
        const [label, width, max] = partColumns[part];
        return {
          id: part,
          label,
          width,
          align: 'end',
          editorOf: () => number(max),
          textOf: ({ project }) => String(project.prioritisation?.[part] ?? ''),
          content: ({ project }) => {
            const value = project.prioritisation?.[part] ?? null;
            return value === null ? '' : format.number(value);
          },
        };
      }),
      {
        ...computed,
        id: 'priority',
        label: 'Priority',
        width: 92,
        textOf: ({ project }) => capitalize(project.priority),
      },
      {
        ...computed,
        id: 'goals',
        label: 'Goals',
        width: 260,
        textOf: ({ project }) =>
          project.goalIds.map((id) => findRow(document, 'goal', id)?.title ?? id).join(', '),
      },
    ];
  }, [document, format, method]);
  const column = columns.find((it) => it.id === sort?.columnId);
  const keyOf = (row: RankedProject) => {
    const text = column?.textOf(row) ?? '';
    return text === '' ? null : Number.isNaN(Number(text)) ? text : Number(text);
  };
  const shown = sort && column ? sortByKey(ranked, keyOf, sort.direction) : ranked;
  const commit = async ({ project }: RankedProject, columnId: string, typed: string): Promise<boolean> => {
    const part = columnId as Part;
    const [label, , max] = partColumns[part];
    const read = readCell(number(max), label, typed, readTypedDay);
    if (!read.ok) {
      notify({ tone: 'refused', text: `Not changed: ${read.reason}` });
      return false;
    }
    const next = { ...(project.prioritisation ?? noPrioritisation), [part]: read.value } as Prioritisation;
    const isEmpty = Object.values(next).every((value) => value === null);
    return act({
      type: 'project.change',
      id: project.id,
      changes: { prioritisation: isEmpty ? null : next },
    });
  };
  const { wsjfWeights } = document.program;
  if (document.projects.length === 0) {
    return (
      <EmptyState
        title="No project to rank yet"
        level={3}
        learn={<TopicLink topicId="prioritise-by-impact" />}
      >
        Projects stand here as soon as there are some; type the numbers that you know, and the list ranks
        itself.
      </EmptyState>
    );
  }
  const scored = ranked.filter((row) => row.score !== null).length;
  return (
    <div className={styles.priorities}>
      <Toolbar label="Method" className={styles.tools}>
        <SegmentedControl
          label="Method"
          value={method}
          options={[
            { id: 'rice', label: 'RICE' },
            { id: 'wsjf', label: 'WSJF' },
            { id: 'costOfDelay', label: 'Cost of delay' },
          ]}
          onChange={(id) => {
            setMethod(id);
            setSort(null);
          }}
        />
        {method === 'wsjf'
          ? weightLabels.map(([part, label]) => (
              <span key={part} className={styles.weight}>
                <span aria-hidden>{partColumns[part][0]} ×</span>
                <NumberField
                  label={label}
                  hideLabel
                  value={wsjfWeights[part]}
                  min={0}
                  max={100}
                  onCommit={(weight) =>
                    act({
                      type: 'program.change',
                      changes: { wsjfWeights: { ...wsjfWeights, [part]: weight ?? 1 } },
                    })
                  }
                />
              </span>
            ))
          : null}
        <span className={styles.note}>
          {explained[method]} {format.number(scored)} of {format.count(ranked.length, 'project')} ranked.
        </span>
      </Toolbar>
      <ProgramGrid
        label="Priorities"
        noun="project"
        rows={shown}
        idOf={idOf}
        nameOf={nameOf}
        columns={columns}
        sort={sort}
        onSort={setSort}
        onCommit={commit}
      />
    </div>
  );
}
