import { Check, Copy, Pause, Plus, RefreshCw } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import {
  acceptMirror,
  askMirror,
  holdMirror,
  type MirrorNews,
  mirrorCommand,
  type Offer,
} from '../../../domain/agreements/mirrors';
import type { SingleCommand } from '../../../domain/commands/command';
import { simulateCommand } from '../../../domain/whatif/simulateSlips';
import { useSchedule } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { notify } from '../../plan/notices';
import { act, undoOrRedo, useDocument } from '../../plan/openProgram';
import { readOffers } from '../../plan/otherPrograms';
import { inspectRow } from '../../plan/showRow';
import { useWorkspace } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { ComboBox } from '../../ui/ComboBox';
import { copyText } from '../../ui/copyText';
import { Dialog } from '../../ui/Dialog';
import { type Format, useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { Select } from '../../ui/Select';
import styles from './Agreements.module.css';

/** What moved in other programs, and a way to depend on more of them. */
export function OtherPrograms(props: {
  readonly news: readonly MirrorNews[];
  readonly onAgain: () => void;
  readonly onClose: () => void;
  /** Links from the milestone that was just brought in. */
  readonly onLink: (milestoneId: string) => void;
}) {
  const { news, onAgain, onClose, onLink } = props;
  const document = useDocument();
  const format = useFormat();
  const mirrors = document.milestones.filter((milestone) => milestone.mirror !== null);
  return (
    <Dialog
      title="Other programs"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <Button icon={<RefreshCw aria-hidden />} onPress={onAgain}>
          Look again
        </Button>
      }
    >
      <div className={styles.others}>
        <section aria-label="What moved there">
          <h3>What moved there</h3>
          {news.length === 0 ? (
            <p className={styles.was}>
              {mirrors.length === 0
                ? 'Nothing of this plan depends on another program yet.'
                : `Nothing: ${format.count(mirrors.length, 'row')} of other programs, as this plan counts with them.`}
            </p>
          ) : (
            <ul>
              {news.map((it) => (
                <NewsEntry key={it.milestone.id} news={it} />
              ))}
            </ul>
          )}
        </section>
        <BringIn
          onDone={(id) => {
            onClose();
            onLink(id);
          }}
        />
      </div>
    </Dialog>
  );
}

/** What accepting would do here, in a sentence. */
function useEffectSentence(news: MirrorNews, format: Format): string {
  const document = useDocument();
  const schedule = useSchedule();
  return useMemo(() => {
    const commands = acceptMirror(news);
    if (commands.length === 0) return 'This plan keeps its date until somebody decides.';
    const done = simulateCommand(document, { type: 'batch', label: 'Accept', commands }, schedule);
    if (!done.ok) return '';
    const { moved, finish, agreements } = done.value.comparison;
    const rows = moved.filter((row) => row.id !== news.milestone.id).length;
    const parts = [
      rows === 0 ? 'nothing else moves' : `${format.count(rows, 'row')} ${rows === 1 ? 'moves' : 'move'}`,
      finish.days === 0 ? 'the finish stays' : `the finish moves by ${format.days(finish.days)}`,
      ...(agreements.length === 0 ? [] : [`${format.count(agreements.length, 'promise')} would break`]),
    ];
    return `Here: ${parts.join(', ')}.`;
  }, [document, schedule, news, format]);
}

function NewsEntry({ news }: { readonly news: MirrorNews }) {
  const document = useDocument();
  const format = useFormat();
  const effect = useEffectSentence(news, format);
  const { milestone, nowDay, days, held } = news;
  const change = async (label: string, commands: readonly SingleCommand[]) => {
    if (!(await act({ type: 'batch', label: `${label} '${milestone.title.slice(0, 40)}'`, commands })))
      return;
    notify({
      tone: 'done',
      text: `${label} ‘${milestone.title}’.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <li className={styles.clash}>
      <button type="button" className={styles.clashTitle} onClick={() => inspectRow(milestone.id)}>
        <HealthMark health={days > 0 || nowDay === null ? 'amber' : 'green'} size={11} label />
        <span>{milestone.title}</span>
      </button>
      <p className={styles.clashWords}>
        {nowDay === null
          ? `It is no longer in ${milestone.mirror.programTitle}.`
          : `Counted with for ${format.dayShort(milestone.mirror.knownDay)}, now ${format.dayShort(nowDay)}: ${format.days(Math.abs(days))} ${days > 0 ? 'later' : 'earlier'}.`}
        {held ? ' Held.' : ''} {effect}
      </p>
      <div className={styles.clashChoices}>
        {nowDay === null ? null : (
          <>
            <Button
              size="small"
              icon={<Check aria-hidden />}
              label={`Accept: ${milestone.title}`}
              onPress={() => void change('Accept', acceptMirror(news))}
            >
              Accept
            </Button>
            {held ? null : (
              <Button
                size="small"
                icon={<Pause aria-hidden />}
                label={`Hold: ${milestone.title}`}
                onPress={() => void change('Hold', holdMirror(news))}
              >
                Hold
              </Button>
            )}
          </>
        )}
        <Button
          size="small"
          icon={<Copy aria-hidden />}
          label={`Ask: ${milestone.title}`}
          onPress={() => {
            if (copyText(askMirror(document, news, effect, format.day)))
              notify({ tone: 'done', text: 'Copied the letter to the other program.' });
          }}
        >
          Ask
        </Button>
      </div>
    </li>
  );
}

/** Chooses a project or milestone of another program; it comes in as a milestone that one links from. */
function BringIn({ onDone }: { readonly onDone: (milestoneId: string) => void }) {
  const document = useDocument();
  const format = useFormat();
  const programs = (useWorkspace() ?? []).filter((it) => it.id !== (document.program.id as string));
  const [programId, setProgramId] = useState<string | null>(null);
  const [offers, setOffers] = useState<readonly Offer[] | null>(null);
  const [offerId, setOfferId] = useState<string | null>(null);
  const program = programs.find((it) => it.id === programId);
  const title = program?.title ?? '';
  useEffect(() => {
    let isOver = false;
    setOffers(null);
    setOfferId(null);
    if (programId === null) return;
    void readOffers(programId, title).then((read) => {
      if (!isOver) setOffers(read ?? []);
    });
    return () => {
      isOver = true;
    };
  }, [programId, title]);
  const bring = async () => {
    const offer = offers?.find((it) => it.id === offerId);
    if (!offer || !program) return;
    const id = newId('milestone');
    if (await act(mirrorCommand(id, program, offer))) onDone(id);
  };
  return (
    <section aria-label="Depend on another program">
      <h3>Depend on another program</h3>
      {programs.length === 0 ? (
        <p className={styles.was}>There is no other program in the workspace.</p>
      ) : (
        <div className={styles.bringIn}>
          <Select
            label="Program"
            value={programId}
            options={programs.map((it) => ({ id: it.id, label: it.title }))}
            onChange={setProgramId}
          />
          <ComboBox
            label="Its project or milestone"
            placeholder={programId !== null && offers === null ? 'Reading…' : 'Type a part of its name'}
            isDisabled={offers === null}
            value={offerId}
            options={(offers ?? []).map((it) => ({
              id: it.id,
              label: it.title,
              description: `${it.kind === 'project' ? 'Project' : 'Milestone'}${it.team === '' ? '' : ` · ${it.team}`} · ${format.day(it.finishDay)}`,
            }))}
            onChange={setOfferId}
          />
          <Button
            variant="primary"
            icon={<Plus aria-hidden />}
            isDisabled={offerId === null}
            onPress={() => void bring()}
          >
            Bring in and link
          </Button>
        </div>
      )}
    </section>
  );
}
