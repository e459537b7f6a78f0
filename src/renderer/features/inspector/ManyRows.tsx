import { Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { findRow, type KindedRow } from '../../../domain/model/document';
import { type Kind, kinds } from '../../../domain/model/kinds';
import { count } from '../../../domain/words';
import { deleteRows, nameOfRow } from '../../plan/changeRows';
import { useDocument } from '../../plan/openProgram';
import { select, selectAll } from '../../plan/selection';
import { showRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { rowsToSubject } from './FieldEditor';
import { groupsByKind } from './fields';
import styles from './Inspector.module.css';
import { FieldGroupSection, Section } from './Section';

/** So many of the selected are listed by name at first, and so many more at a time. */
const listedRows = 8;
const moreRows = 100;

/** Several rows at once: the fields that they share are changed together, as one change. */
export function ManyRows(props: { readonly rows: readonly KindedRow[]; readonly kind: Kind | null }) {
  const { rows, kind } = props;
  const document = useDocument();
  const [listed, setListed] = useState(listedRows);
  const ids = rows.map(({ row }) => row.id);
  const word = kind === null ? 'row' : kinds[kind].word;
  const plural = kind === null ? 'rows' : kind === 'dependency' ? 'dependencies' : `${word}s`;
  const subject =
    kind &&
    rowsToSubject(
      kind,
      rows.map(({ row }) => row),
    );
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <div className={styles.kind}>
          <span>Selected</span>
          <IconButton label="Delete the selected" size="small" onPress={() => void deleteRows(ids)}>
            <Trash2 aria-hidden />
          </IconButton>
          <IconButton label="Deselect" size="small" onPress={() => select(null)}>
            <X aria-hidden />
          </IconButton>
        </div>
        <h2 className={styles.words}>{count(rows.length, word, plural)}</h2>
      </header>
      <Section title="Rows">
        <ul className={styles.list}>
          {rows.slice(0, listed).map((it) => {
            const name = nameOfRow(document, it);
            const { projectId } = it.row as { projectId?: string | null };
            const project = findRow(document, 'project', projectId)?.title;
            return (
              <li key={it.row.id} className={styles.picked}>
                <AriaButton className={styles.entryOpen ?? ''} onPress={() => showRow(it.row.id)}>
                  {name}
                </AriaButton>
                <IconButton
                  label={`Take ${name} out`}
                  size="small"
                  onPress={() => selectAll(ids.filter((id) => id !== it.row.id))}
                >
                  <X aria-hidden />
                </IconButton>
                <span className={styles.entryMore}>
                  {[kind === null ? kinds[it.kind].word : null, project].filter(Boolean).join(' · ')}
                </span>
              </li>
            );
          })}
        </ul>
        {rows.length > listed ? (
          <Button size="small" variant="quiet" onPress={() => setListed(listed + moreRows)}>
            {`Show ${count(Math.min(moreRows, rows.length - listed), 'more', 'more')}`}
          </Button>
        ) : null}
      </Section>
      {kind && subject
        ? groupsByKind[kind].map((group) => (
            <FieldGroupSection key={group.title} group={group} subject={subject} />
          ))
        : null}
    </div>
  );
}
