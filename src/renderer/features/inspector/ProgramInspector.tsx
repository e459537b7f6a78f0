import { act, useDocument } from '../../plan/openProgram';
import { pathToChanges, type Subject } from './FieldEditor';
import { programGroups } from './fields';
import { DeclareSection } from './HealthSection';
import { HistorySection } from './HistorySection';
import styles from './Inspector.module.css';
import { FieldGroupSection } from './Section';

/** The program itself, shown while nothing is selected. */
export function ProgramInspector() {
  const { program } = useDocument();
  const subject: Subject = {
    kind: 'program',
    values: [program],
    change: (path, value) => act({ type: 'program.change', changes: pathToChanges(path, value) }),
  };
  const [main, ...others] = programGroups;
  return (
    <div className={styles.inspector} key={program.id}>
      <header className={styles.head}>
        <div className={styles.kind}>
          <span>Program</span>
        </div>
        <h2 className={styles.words}>{program.title}</h2>
      </header>
      {main ? <FieldGroupSection group={main} subject={subject} /> : null}
      <DeclareSection subject={subject} declared={program.declared} path={program.pathToGreen} />
      {others.map((group) => (
        <FieldGroupSection key={group.title} group={group} subject={subject} />
      ))}
      <HistorySection rowId={null} />
    </div>
  );
}
