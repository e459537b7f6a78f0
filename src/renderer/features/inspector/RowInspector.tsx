import { Trash2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KindedRow } from '../../../domain/model/document';
import { kinds, titleOf } from '../../../domain/model/kinds';
import { capitalize } from '../../../domain/words';
import { deleteRows, nameOfRow } from '../../plan/changeRows';
import { act, useDocument } from '../../plan/openProgram';
import { select } from '../../plan/selection';
import { useNaming } from '../../plan/showRow';
import { IconButton } from '../../ui/IconButton';
import { TextField } from '../../ui/TextField';
import { AgreementSection } from './AgreementSection';
import { CriteriaSection } from './CriteriaSection';
import { DatesSection } from './DatesSection';
import { EndsSection } from './EndsSection';
import { EstimateSection } from './EstimateSection';
import { rowsToSubject } from './FieldEditor';
import { groupsByKind } from './fields';
import { GateSection } from './GateSection';
import { DeclareSection, HealthSection } from './HealthSection';
import { HistorySection } from './HistorySection';
import styles from './Inspector.module.css';
import { KeyResultsSection } from './KeyResultsSection';
import { LinksSection } from './LinksSection';
import { PromisesSection } from './PromisesSection';
import { DecisionOptions, FollowUpSection, RiskSection } from './RaidSections';
import { FieldGroupSection, FoldedSection } from './Section';

/** One row with its fields, and what its kind has besides: dates, health, links, the promise, criteria. */
export function RowInspector({ selected }: { readonly selected: KindedRow }) {
  const { kind, row } = selected;
  const subject = rowsToSubject(kind, [row]);
  const [main, ...others] = groupsByKind[kind];
  return (
    <div className={styles.inspector}>
      <InspectorHead selected={selected} />
      {kind === 'project' || kind === 'task' || kind === 'milestone' ? (
        <>
          <HealthSection id={row.id} />
          <DatesSection kind={kind} row={row} />
          {kind === 'milestone' ? null : <EstimateSection kind={kind} row={row} />}
        </>
      ) : null}
      {kind === 'dependency' ? (
        <>
          <EndsSection dependency={row} />
          {row.agreement ? <AgreementSection dependency={row} agreement={row.agreement} /> : null}
        </>
      ) : null}
      {main ? <FieldGroupSection group={main} subject={subject} /> : null}
      {kind === 'milestone' ? (
        <CriteriaSection
          title="Exit criteria"
          criteria={row.exitCriteria}
          onChange={(exitCriteria) =>
            act({ type: 'milestone.change', id: row.id, changes: { exitCriteria: [...exitCriteria] } })
          }
        />
      ) : null}
      {kind === 'gate' ? <GateSection gate={row} /> : null}
      {kind === 'risk' ? <RiskSection risk={row} /> : null}
      {kind === 'decision' ? <DecisionOptions decision={row} /> : null}
      {kind === 'risk' || kind === 'issue' || kind === 'decision' || kind === 'gate' ? (
        <FollowUpSection id={row.id} />
      ) : null}
      {kind === 'goal' ? <KeyResultsSection goal={row} /> : null}
      {kind === 'project' ? (
        <DeclareSection subject={subject} declared={row.declared} path={row.pathToGreen} />
      ) : null}
      {kind === 'project' || kind === 'task' || kind === 'milestone' ? <LinksSection id={row.id} /> : null}
      {kind === 'team' || kind === 'stakeholder' ? <PromisesSection kind={kind} id={row.id} /> : null}
      {others.map((group) => (
        <FieldGroupSection key={group.title} group={group} subject={subject} />
      ))}
      {'fields' in row && Object.keys(row.fields).length > 0 ? (
        <FoldedSection title="Other columns of the source">
          <div className={styles.fields}>
            {Object.entries(row.fields).map(([name, text]) => (
              <TextField
                key={name}
                label={name}
                wraps
                value={text}
                onCommit={(next) => subject.change('fields', { ...row.fields, [name]: next })}
              />
            ))}
          </div>
        </FoldedSection>
      ) : null}
      <HistorySection rowId={row.id} />
    </div>
  );
}

function InspectorHead({ selected }: { readonly selected: KindedRow }) {
  const document = useDocument();
  const { kind, row } = selected;
  const titlePath = 'title' in row ? 'title' : 'name' in row && kind !== 'phase' ? 'name' : null;
  const isEditable = titlePath !== null && kind !== 'responsibility';
  const head = useRef<HTMLElement>(null);
  const isNaming = useNaming(({ id }) => id === row.id);
  useEffect(() => {
    if (!isNaming) return;
    const box = head.current?.querySelector<HTMLTextAreaElement>('textarea');
    box?.focus();
    box?.select();
    useNaming.setState({ id: null });
  }, [isNaming]);
  return (
    <header ref={head} className={styles.head}>
      <div className={styles.kind}>
        <span>
          {capitalize(kinds[kind].word)}
          {'externalId' in row && row.externalId ? ` · ${row.externalId}` : ''}
        </span>
        <IconButton
          label={`Delete ${kinds[kind].word}`}
          size="small"
          onPress={() => void deleteRows([row.id])}
        >
          <Trash2 aria-hidden />
        </IconButton>
        <IconButton label="Deselect" size="small" onPress={() => select(null)}>
          <X aria-hidden />
        </IconButton>
      </div>
      {isEditable ? (
        <TextField
          label={titlePath === 'name' ? 'Name' : 'Title'}
          hideLabel
          quiet
          wraps
          value={titleOf(row)}
          className={styles.titleField}
          inputClassName={styles.title}
          onCommit={(title) => rowsToSubject(kind, [row]).change(titlePath, title)}
        />
      ) : (
        <h2 className={styles.words}>{nameOfRow(document, selected)}</h2>
      )}
    </header>
  );
}
