import { Button as AriaButton } from 'react-aria-components';
import type { Dependency } from '../../../domain/model/dependency';
import { findAnyRow } from '../../../domain/model/document';
import { nameOfRow } from '../../plan/changeRows';
import { useStandings } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { inspectRow } from '../../plan/showRow';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import styles from './Inspector.module.css';
import { Section } from './Section';

/** So many promises are listed each way. */
const listedPromises = 12;

/** What a team or person gives, and what it needs; what is open and worst comes first. */
export function PromisesSection(props: { readonly kind: 'team' | 'stakeholder'; readonly id: string }) {
  const { kind, id } = props;
  const { dependencies, projects } = useDocument();
  const giving = dependencies.filter(
    ({ agreement }) =>
      agreement && (kind === 'team' ? agreement.givingTeamId : agreement.giverId) === (id as string),
  );
  const needing = dependencies.filter(
    ({ agreement }) =>
      agreement && (kind === 'team' ? agreement.needingTeamId : agreement.getterId) === (id as string),
  );
  const owned = projects.filter((it) => (kind === 'team' ? it.teamId : it.ownerId) === (id as string));
  const format = useFormat();
  return (
    <Section title="Part in the program">
      <p className={styles.note}>
        {kind === 'team' ? 'Does' : 'Owns'} {format.count(owned.length, 'project')}, gives{' '}
        {format.count(giving.length, 'promise')}, needs {format.count(needing.length, 'promise')}.
      </p>
      <PromiseList heading="Gives" dependencies={giving} />
      <PromiseList heading="Needs" dependencies={needing} />
    </Section>
  );
}

function PromiseList(props: { readonly heading: string; readonly dependencies: readonly Dependency[] }) {
  const document = useDocument();
  const standings = useStandings();
  const format = useFormat();
  const rank = { red: 0, amber: 1, green: 2 } as const;
  const sorted = [...props.dependencies].sort((a, b) => {
    const [first, second] = [standings.get(a.id), standings.get(b.id)];
    return (
      Number(second?.open ?? false) - Number(first?.open ?? false) ||
      rank[first?.mark ?? 'green'] - rank[second?.mark ?? 'green'] ||
      (first?.dueInDays ?? 1e6) - (second?.dueInDays ?? 1e6)
    );
  });
  if (sorted.length === 0) return null;
  return (
    <>
      <p className={styles.note}>{props.heading}</p>
      <ul className={styles.list}>
        {sorted.slice(0, listedPromises).map((dependency) => {
          const { agreement } = dependency;
          const standing = standings.get(dependency.id);
          const found = findAnyRow(document, dependency.id);
          const due = agreement?.neededByDay ?? agreement?.committedDay;
          return (
            <li key={dependency.id}>
              <AriaButton className={styles.entry ?? ''} onPress={() => inspectRow(dependency.id)}>
                {standing?.open ? <HealthMark health={standing.mark} size={10} label /> : <span />}
                <span className={styles.entryTitle}>
                  {found ? nameOfRow(document, found) : dependency.id}
                </span>
                <span className={styles.entryEnd}>{due ? format.dayShort(due) : ''}</span>
                <span className={styles.entryMore}>{agreement?.state}</span>
              </AriaButton>
            </li>
          );
        })}
      </ul>
      {sorted.length > listedPromises ? (
        <p className={styles.note}>and {sorted.length - listedPromises} more</p>
      ) : null}
    </>
  );
}
