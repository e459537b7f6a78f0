import { Copy, MessageSquarePlus, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { findRow, type ProgramDocument } from '../../../domain/model/document';
import { communicationDebts, type Debt } from '../../../domain/people/communicationPlan';
import { useChangesFor } from '../../plan/changesFor';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { inspectRow, nameNewRow, showRow } from '../../plan/showRow';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { copyText } from '../../ui/copyText';
import { useFormat } from '../../ui/format';
import { LogDialog, type LogDraft } from './LogDialog';
import styles from './Plan.module.css';
import { PlanGrid } from './PlanGrid';

/** So many debts, changes for one person and lines of the log are shown; the rest is counted. */
const shownDebts = 12;
const shownChanges = 4;
const shownContacts = 60;

const firstName = (document: ProgramDocument, id: string) =>
  findRow(document, 'stakeholder', id)?.name.split(' ')[0] ?? 'them';

/** Who is owed an update today and what changed for them; the plan by which people hear; what was said. */
export function PlanTab() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const [draft, setDraft] = useState<LogDraft | null>(null);
  const [isWhole, setWhole] = useState(false);
  const debts = useMemo(() => communicationDebts(document, today), [document, today]);
  const shown = isWhole ? debts : debts.slice(0, shownDebts);
  const log = useMemo(
    () => [...document.contacts].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)),
    [document.contacts],
  );
  const addLine = async () => {
    const id = newId('communication');
    const row = { id, title: 'New line', ownerId: document.program.managerId };
    if (await act({ type: 'communication.create', row } as never)) nameNewRow(id);
  };
  return (
    <div className={styles.tab}>
      <section className={styles.section} aria-label="Owed an update today">
        <div className={styles.head}>
          <h2 className={styles.heading}>
            Owed an update today
            <span className={styles.count}>{format.number(debts.length)}</span>
          </h2>
          <Button
            size="small"
            icon={<MessageSquarePlus aria-hidden />}
            onPress={() => setDraft({ stakeholderIds: [], communicationId: null })}
          >
            Log what was said…
          </Button>
        </div>
        {debts.length === 0 ? (
          <p className={styles.note}>
            Nobody. Who has a cadence, or a line of the plan, appears here on the day they are to hear.
          </p>
        ) : (
          <ul className={styles.debts}>
            {shown.map((debt) => (
              <DebtCard key={debt.stakeholderId} debt={debt} onLog={setDraft} />
            ))}
          </ul>
        )}
        {debts.length > shown.length ? (
          <Button size="small" onPress={() => setWhole(true)}>
            {`Show ${format.number(debts.length - shown.length)} more`}
          </Button>
        ) : null}
      </section>
      <section className={styles.section} aria-label="The plan">
        <div className={styles.head}>
          <h2 className={styles.heading}>
            The plan<span className={styles.count}>{format.number(document.communications.length)}</span>
          </h2>
          <Button size="small" icon={<Plus aria-hidden />} onPress={() => void addLine()}>
            Add a line
          </Button>
        </div>
        {document.communications.length === 0 ? (
          <p className={styles.note}>
            Nothing is planned. A line says who hears what, how often, by which channel, and who tells them.{' '}
            <TopicLink topicId="communication-plan" />
          </p>
        ) : (
          <PlanGrid onLog={setDraft} />
        )}
      </section>
      <section className={styles.section} aria-label="What was said">
        <h2 className={styles.heading}>
          What was said<span className={styles.count}>{format.number(log.length)}</span>
        </h2>
        {log.length === 0 ? (
          <p className={styles.note}>Nothing is logged yet.</p>
        ) : (
          <ol className={styles.log}>
            {log.slice(0, shownContacts).map((contact) => (
              <li key={contact.id}>
                <AriaButton className={styles.said ?? ''} onPress={() => inspectRow(contact.id)}>
                  <span className={styles.when}>{format.dayShort(contact.day)}</span>
                  <span className={styles.who}>
                    {findRow(document, 'stakeholder', contact.stakeholderId)?.name}
                    {contact.channel && contact.channel !== 'none' ? (
                      <span className={styles.quiet}> by {contact.channel}</span>
                    ) : null}
                  </span>
                  <span>
                    {contact.summary || <span className={styles.quiet}>Nothing written down</span>}
                    {contact.communicationId ? (
                      <span className={styles.quiet}>
                        {' '}
                        · {findRow(document, 'communication', contact.communicationId)?.title}
                      </span>
                    ) : null}
                  </span>
                </AriaButton>
              </li>
            ))}
          </ol>
        )}
        {log.length > shownContacts ? (
          <p className={styles.note}>and {format.number(log.length - shownContacts)} earlier</p>
        ) : null}
      </section>
      {draft ? <LogDialog draft={draft} onClose={() => setDraft(null)} /> : null}
    </div>
  );
}

function DebtCard(props: { readonly debt: Debt; readonly onLog: (draft: LogDraft) => void }) {
  const { debt, onLog } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const person = findRow(document, 'stakeholder', debt.stakeholderId);
  const changes = useChangesFor(debt);
  if (!person) return null;
  const lines = debt.communicationIds.flatMap((id) => findRow(document, 'communication', id)?.title ?? []);
  const copy = () => {
    const text = [`For ${person.name}, ${format.day(today)}:`, ...changes.map((it) => `- ${it.sentence}`)];
    if (copyText(text.join('\n'))) notify({ tone: 'done', text: `Copied what changed for ${person.name}.` });
    else notify({ tone: 'refused', text: 'Not copied: the clipboard could not be reached.' });
  };
  return (
    <li className={styles.debt}>
      <div className={styles.debtHead}>
        <AriaButton className={styles.name ?? ''} onPress={() => showRow(person.id)}>
          {person.name}
        </AriaButton>
        <Chip tone={debt.overdueDays > 0 || debt.sinceDay === null ? 'amber' : 'neutral'}>
          {debt.sinceDay === null
            ? 'Never heard'
            : debt.overdueDays > 0
              ? `${format.days(debt.overdueDays)} overdue`
              : 'Due today'}
        </Chip>
      </div>
      <p className={styles.quiet}>
        {[
          person.role,
          debt.sinceDay === null ? '' : `last heard ${format.dayShort(debt.sinceDay)}`,
          person.channel && person.channel !== 'none' ? `by ${person.channel}` : '',
          ...lines,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {changes.length === 0 ? (
        <p className={styles.nothing}>
          Nothing changed for {firstName(document, person.id)} since then. Say that.
        </p>
      ) : (
        <ul className={styles.changes}>
          {changes.slice(0, shownChanges).map((change) => (
            <li key={`${change.id} ${change.sentence}`}>
              <AriaButton className={styles.change ?? ''} onPress={() => inspectRow(change.id)}>
                {change.sentence}
              </AriaButton>
            </li>
          ))}
          {changes.length > shownChanges ? (
            <li className={styles.quiet}>and {format.number(changes.length - shownChanges)} more</li>
          ) : null}
        </ul>
      )}
      {person.cares ? <p className={styles.cares}>Cares about: {person.cares}</p> : null}
      <div className={styles.buttons}>
        <Button
          size="small"
          label={`Log what ${person.name} was told`}
          onPress={() =>
            onLog({ stakeholderIds: [person.id], communicationId: debt.communicationIds[0] ?? null })
          }
        >
          Log…
        </Button>
        <Button
          size="small"
          icon={<Copy aria-hidden />}
          label={`Copy what changed for ${person.name}`}
          isDisabled={changes.length === 0}
          onPress={copy}
        >
          Copy
        </Button>
      </div>
    </li>
  );
}
