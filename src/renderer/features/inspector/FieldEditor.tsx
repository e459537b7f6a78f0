import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SingleCommand } from '../../../domain/commands/command';
import { topicOfField } from '../../../domain/guide/topicByPlace';
import { rowsOf } from '../../../domain/model/document';
import { type Kind, kinds, titleOf } from '../../../domain/model/kinds';
import type { Day } from '../../../domain/time/day';
import { dayToMoment, type Moment, momentToDay } from '../../../domain/time/moment';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { TopicHelp } from '../../plan/TopicHelp';
import { Checkbox } from '../../ui/Checkbox';
import { Chip } from '../../ui/Chip';
import { ComboBox } from '../../ui/ComboBox';
import { DayField } from '../../ui/DayField';
import { IconButton } from '../../ui/IconButton';
import { NumberField } from '../../ui/NumberField';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './FieldEditor.module.css';
import type { FieldSpec } from './fields';

/** What has fields: a kind of row, the program itself, or the promise that a dependency carries. */
type SubjectKind = Parameters<typeof topicOfField>[0];

/** Whose fields are edited: what they hold now, and the command that changes one field of them all. */
export type Subject = {
  readonly kind: SubjectKind;
  /** One or several objects of the same kind. */
  readonly values: readonly object[];
  readonly change: (path: string, value: unknown) => unknown;
};

/** What stands at a path of an object: "plan.deadlineAt". */
export function readPath(from: object, path: string): unknown {
  let value: unknown = from;
  for (const part of path.split('.')) value = (value as Record<string, unknown> | null)?.[part];
  return value;
}

/** The changes that set a path: `{plan: {deadlineAt: …}}`. */
export function pathToChanges(path: string, value: unknown): Record<string, unknown> {
  const [first = '', second] = path.split('.');
  return second === undefined ? { [first]: value } : { [first]: { [second]: value } };
}

/** The subject of a selection of rows of one kind: several are changed as one. */
export function rowsToSubject(kind: Kind, rows: readonly { readonly id: string }[]): Subject {
  return {
    kind,
    values: rows,
    change: (path, value) => {
      const commands = rows.map(
        ({ id }) => ({ type: `${kind}.change`, id, changes: pathToChanges(path, value) }) as SingleCommand,
      );
      const [only] = commands;
      if (!only) return undefined;
      if (commands.length === 1) return act(only);
      return act({ type: 'batch', label: `Change ${rows.length} ${kinds[kind].table}`, commands });
    },
  };
}

/** One field of a subject with the topic that fits it: a quiet "?", and F1 while one is at it. */
export function FieldEditor(props: { readonly field: FieldSpec; readonly subject: Subject }) {
  const topicId = topicOfField(props.subject.kind, props.field.path);
  if (topicId === undefined) return <FieldControl {...props} />;
  return (
    <div className={styles.helped} data-topic={topicId}>
      <FieldControl {...props} />
      <TopicHelp topicId={topicId} isBesideField className={styles.help} />
    </div>
  );
}

/** The control of a field, edited where it stands. Several values that differ show as "Several". */
function FieldControl(props: { readonly field: FieldSpec; readonly subject: Subject }) {
  const { field, subject } = props;
  const { control, label, path } = field;
  const all = subject.values.map((it) => readPath(it, path));
  const [first] = all;
  const isMixed = all.some((value) => JSON.stringify(value) !== JSON.stringify(first));
  const value = isMixed ? null : (first ?? null);
  const change = (next: unknown) => subject.change(path, next);
  const several = isMixed ? { placeholder: 'Several' } : {};

  switch (control.type) {
    case 'line':
    case 'text':
      return (
        <TextField
          label={label}
          multiline={control.type === 'text'}
          value={String(value ?? '')}
          onCommit={change}
          {...several}
        />
      );
    case 'number': {
      const { otherwise = null, type: _, ...limits } = control;
      return (
        <NumberField
          label={label}
          value={value as number | null}
          onCommit={(next) => change(next ?? otherwise)}
          {...limits}
          {...several}
        />
      );
    }
    case 'day':
      return (
        <DayField
          label={label}
          value={value as Day | null}
          edge={control.edge ?? 'start'}
          isRequired={control.isRequired ?? false}
          onCommit={change}
          {...several}
        />
      );
    case 'moment':
      return (
        <DayField
          label={label}
          value={value === null ? null : momentToDay(value as Moment)}
          edge={control.edge ?? 'start'}
          onCommit={(day) => change(day === null ? null : dayToMoment(day))}
          {...several}
        />
      );
    case 'flag':
      return (
        <Checkbox isSelected={value === true} isIndeterminate={isMixed} onChange={change}>
          {label}
        </Checkbox>
      );
    case 'choice':
      return (
        <Select
          label={label}
          value={value as string | null}
          options={control.options}
          none={control.none}
          onChange={change}
          {...several}
        />
      );
    case 'row':
      return (
        <RowField
          label={label}
          kind={control.kind}
          none={control.none}
          value={value as string | null}
          onChange={change}
          {...several}
        />
      );
    case 'rows':
      return (
        <RowsField label={label} kind={control.kind} value={(value ?? []) as string[]} onChange={change} />
      );
    case 'lines':
      return (
        <LinesField label={label} noun={control.noun} value={(value ?? []) as string[]} onChange={change} />
      );
  }
}

function useOptions(kind: Kind) {
  const rows = rowsOf(useDocument(), kind);
  return useMemo(
    () =>
      rows.map((row) => {
        const { role } = row as { role?: string };
        return { id: row.id as string, label: titleOf(row), ...(role ? { description: role } : {}) };
      }),
    [rows],
  );
}

/** Chooses a row of a kind; a person or team that is not there yet can be added by name. */
export function RowField(props: {
  readonly label: string;
  readonly kind: Kind;
  readonly value: string | null;
  readonly none?: string | undefined;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly onChange: (id: string | null) => unknown;
}) {
  const { label, kind, value, none, onChange, hideLabel = false } = props;
  const options = useOptions(kind);
  return (
    <ComboBox
      label={label}
      hideLabel={hideLabel}
      value={value}
      options={options}
      placeholder={props.placeholder ?? none ?? 'None'}
      onChange={onChange}
      onCreate={
        kind === 'stakeholder' || kind === 'team'
          ? async (name) => {
              const id = newId(kind);
              if (await act({ type: `${kind}.create`, row: { id, name } } as never)) await onChange(id);
            }
          : undefined
      }
    />
  );
}

function RowsField(props: {
  readonly label: string;
  readonly kind: Kind;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => unknown;
}) {
  const { label, kind, value, onChange } = props;
  const options = useOptions(kind);
  const rest = useMemo(() => options.filter((option) => !value.includes(option.id)), [options, value]);
  if (options.length === 0 && value.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like the other fields.
    <div className={styles.stack} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      {value.length > 0 ? (
        <div className={styles.chips}>
          {value.map((id) => {
            const name = options.find((option) => option.id === id)?.label ?? id;
            return (
              <Chip
                key={id}
                onRemove={{ label: `Remove ${name}`, run: () => onChange(value.filter((it) => it !== id)) }}
              >
                {name}
              </Chip>
            );
          })}
        </div>
      ) : null}
      {rest.length > 0 ? (
        <ComboBox
          key={value.length}
          label={`Add to ${label.toLowerCase()}`}
          hideLabel
          value={null}
          options={rest}
          placeholder="Add…"
          onChange={(id) => (id === null ? undefined : onChange([...value, id]))}
        />
      ) : null}
    </div>
  );
}

function LinesField(props: {
  readonly label: string;
  readonly noun: string;
  readonly value: readonly string[];
  readonly onChange: (lines: readonly string[]) => unknown;
}) {
  const { label, noun, value, onChange } = props;
  const [added, setAdded] = useState(0);
  const withLine = (index: number, line: string | null) =>
    onChange(
      line === null
        ? value.filter((_, at) => at !== index)
        : value.map((it, at) => (at === index ? line : it)),
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like the other fields.
    <div className={styles.stack} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      {value.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place and words.
        <div key={`${index} ${line}`} className={styles.line}>
          <TextField
            label={`${label} ${index + 1}`}
            hideLabel
            value={line}
            onCommit={(next) => withLine(index, next.trim() === '' ? null : next)}
          />
          <IconButton
            label={`Remove ${noun} ${index + 1}`}
            size="small"
            onPress={() => void withLine(index, null)}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <TextField
        key={`${value.length} ${added}`}
        label={`New ${noun}`}
        hideLabel
        value=""
        placeholder={`Add ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}…`}
        after={<Plus aria-hidden className={styles.plus} />}
        onCommit={(next) => {
          setAdded((count) => count + 1);
          return next.trim() === '' ? undefined : onChange([...value, next]);
        }}
      />
    </div>
  );
}
