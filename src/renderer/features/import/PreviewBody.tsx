import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ImportPreview } from '../../../contract/channels';
import type { ImportQuestion, SheetKind, SheetMapping } from '../../../domain/exchange/mapping';
import { count } from '../../../domain/words';
import { classNames } from '../../ui/classNames';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { readAgain, renameImport } from './importFlow';
import { LossReportView } from './LossReportView';
import { createdToWords } from './lossWords';
import styles from './PreviewBody.module.css';

const sheetKindWords: Readonly<Record<SheetKind, string>> = {
  projects: 'Projects',
  tasks: 'Tasks',
  milestones: 'Milestones',
  asks: 'Asks between teams',
  people: 'People and their roles',
  links: 'Links between projects',
  releases: 'Releases and markers',
  ignore: 'Leave this out',
};
const kindOptions = (Object.keys(sheetKindWords) as SheetKind[]).map((id) => ({
  id,
  label: sheetKindWords[id],
}));
/** Choices besides the fields: kept under its own name, or left out. */
const keepId = 'keep:';
const dropId = 'drop:';

const nameOfSheet = (mapping: Pick<SheetMapping, 'file' | 'sheet'>) =>
  mapping.sheet === null ? mapping.file : `${mapping.file} – ${mapping.sheet}`;

/** What was recognised, to be corrected before anything is made: files, columns, questions, counts. */
export function PreviewBody(props: {
  readonly preview: ImportPreview;
  readonly mappings: readonly SheetMapping[];
  readonly encodings: Readonly<Record<string, string>>;
  readonly title: string;
  readonly isReadingAgain: boolean;
}) {
  const { preview, mappings, encodings, title, isReadingAgain } = props;
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, mappings.length - 1);
  const mapping = mappings[at];
  const words = createdToWords(preview.report.created);
  const changeMapping = (changed: SheetMapping) =>
    readAgain({ mappings: mappings.map((it, index) => (index === at ? changed : it)) });
  const answer = (question: ImportQuestion, value: string) => {
    if (question.code === 'encoding') {
      return readAgain({ encodings: { ...encodings, [question.file]: value } });
    }
    return readAgain({
      mappings: mappings.map((it) =>
        it.file === question.file && it.sheet === question.sheet
          ? { ...it, dateOrder: value as SheetMapping['dateOrder'] }
          : it,
      ),
    });
  };

  return (
    <div className={styles.body}>
      <div className={styles.top}>
        <TextField
          label="The new program is called"
          value={title}
          className={styles.title}
          onDraft={renameImport}
          onCommit={renameImport}
        />
        <p className={classNames(styles.counts, isReadingAgain && styles.faint)} aria-live="polite">
          {words.length > 0 ? words.slice(0, 8).join(' · ') : 'Nothing would come in yet.'}
        </p>
      </div>

      {preview.questions.map((question) => (
        <div key={`${question.code} ${question.file} ${question.sheet}`} className={styles.question}>
          <p>{question.message}</p>
          <Select
            label={question.message}
            hideLabel
            value={null}
            placeholder="Choose to go on…"
            options={question.choices.map(({ value, label }) => ({ id: value, label }))}
            onChange={(value) => (value === null ? undefined : answer(question, value))}
            className={styles.answer}
          />
        </div>
      ))}

      {mappings.length > 0 ? (
        <div className={styles.sheets}>
          <ul className={styles.files} aria-label="Files">
            {mappings.map((sheet, index) => {
              const tally = preview.report.tallies.find((it) => it.file === sheet.file);
              return (
                <li key={nameOfSheet(sheet)}>
                  <AriaButton
                    className={classNames(styles.file, index === at && styles.current)}
                    aria-pressed={index === at}
                    onPress={() => setChosen(index)}
                  >
                    <span className={styles.fileName}>{nameOfSheet(sheet)}</span>
                    <span className={styles.fileMore}>
                      {sheet.kind === 'ignore' ? 'Left out' : sheetKindWords[sheet.kind]}
                      {tally ? `, ${count(tally.rowsRead, 'row')}` : ''}
                    </span>
                  </AriaButton>
                </li>
              );
            })}
          </ul>
          {mapping ? (
            <SheetColumns
              key={nameOfSheet(mapping)}
              mapping={mapping}
              fields={preview.fieldsByKind[mapping.kind] ?? []}
              rows={preview.samples[at] ?? []}
              onChange={changeMapping}
            />
          ) : null}
        </div>
      ) : null}

      <div className={classNames(isReadingAgain && styles.faint)}>
        <LossReportView report={preview.report} hideCreated />
      </div>
    </div>
  );
}

function SheetColumns(props: {
  readonly mapping: SheetMapping;
  readonly fields: ImportPreview['fieldsByKind'][SheetKind];
  /** The first rows, as text. */
  readonly rows: readonly (readonly string[])[];
  readonly onChange: (mapping: SheetMapping) => unknown;
}) {
  const { mapping, fields, rows, onChange } = props;
  const isLeftOut = mapping.kind === 'ignore';
  const options = [
    ...fields.map(({ field, label }) => ({ id: field, label })),
    { id: keepId, label: 'Keep under its own name' },
    { id: dropId, label: 'Leave out' },
  ];
  return (
    <div className={styles.columns}>
      <Select
        label="The rows of this file are"
        value={mapping.kind}
        options={kindOptions}
        // Without columns they are recognised anew, as those of the kind that was chosen.
        onChange={(kind) => (kind === null ? undefined : onChange({ ...mapping, kind, columns: [] }))}
        className={styles.kind}
      />
      {isLeftOut ? (
        <p className={styles.quiet}>
          Nothing of this file comes in. Say what its rows are, and its columns can be chosen.
        </p>
      ) : null}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First rows</th>
              {isLeftOut ? null : <th scope="col">Read as</th>}
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map(({ column, field }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name; their place tells them apart.
              <tr key={`${index} ${column}`}>
                <th scope="row">{column || <span className={styles.quiet}>no name</span>}</th>
                <td className={styles.sample}>
                  {rows
                    .slice(0, 3)
                    .map((row) => row[index] ?? '')
                    .filter(Boolean)
                    .join(' · ')}
                </td>
                {isLeftOut ? null : (
                  <td>
                    <Select
                      label={`Read ${column} as`}
                      hideLabel
                      value={field === null ? keepId : field === '' ? dropId : field}
                      options={options}
                      onChange={(id) =>
                        onChange({
                          ...mapping,
                          columns: mapping.columns.map((it, at) =>
                            at === index
                              ? { column, field: id === keepId ? null : id === dropId ? '' : id }
                              : it,
                          ),
                        })
                      }
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
