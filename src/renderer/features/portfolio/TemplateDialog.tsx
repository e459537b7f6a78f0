import { useEffect, useRef, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { TemplateSummary } from '../../../contract/channels';
import { addDays, type Day, dayToNumber, weekdayOf } from '../../../domain/time/day';
import { useActions } from '../../plan/actions';
import { clockDay } from '../../plan/derived';
import { request } from '../../plan/door';
import { createFromTemplate } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { DayField } from '../../ui/DayField';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { TextField } from '../../ui/TextField';
import styles from './TemplateDialog.module.css';

/** The Monday after a day: plans begin with a week. */
function nextMonday(day: Day): Day {
  return addDays(day, (8 - weekdayOf(dayToNumber(day))) % 7 || 7);
}

/** Makes a program that follows one of the templates, under a title and from a day of one's own. */
export function TemplateDialog() {
  const [isOpen, setOpen] = useState(false);
  useActions({ 'program.newFromTemplate': () => setOpen(true) });
  return isOpen ? <TemplateForm onClose={() => setOpen(false)} /> : null;
}

function TemplateForm({ onClose }: { readonly onClose: () => void }) {
  const [templates, setTemplates] = useState<readonly TemplateSummary[]>([]);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [title, setTitle] = useState<string | null>(null);
  const [startDay, setStartDay] = useState<Day>(() => nextMonday(clockDay()));
  const [isAtWork, setAtWork] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const chosen = templates.find((template) => template.id === chosenId) ?? templates[0];

  useEffect(() => {
    void request('template:list', null).then(setTemplates);
  }, []);

  const create = async () => {
    if (!chosen || isAtWork) return;
    // A day that could not be read is not passed over for the one before it.
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) {
      wrong.focus();
      return;
    }
    setAtWork(true);
    const isCreated = await createFromTemplate(chosen.id, title ?? chosen.title, startDay);
    setAtWork(false);
    if (isCreated) onClose();
  };

  return (
    <Dialog
      title="New from template"
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!chosen || isAtWork} onPress={() => void create()}>
            Create program
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <RadioGroup
          aria-label="Template"
          className={styles.templates ?? ''}
          value={chosen?.id ?? null}
          onChange={setChosenId}
        >
          {templates.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
        </RadioGroup>
        <div className={styles.own}>
          <TextField
            key={chosen?.id ?? ''}
            label="Title"
            value={title ?? chosen?.title ?? ''}
            onDraft={setTitle}
            onCommit={setTitle}
          />
          <DayField
            label="Starts"
            value={startDay}
            isRequired
            onCommit={(day) => {
              if (day !== null) setStartDay(day);
            }}
          />
        </div>
        <button type="submit" className={styles.submit} tabIndex={-1} aria-hidden>
          Create program
        </button>
      </form>
    </Dialog>
  );
}

function TemplateCard({ template }: { readonly template: TemplateSummary }) {
  const format = useFormat();
  const { projectCount, milestoneCount, gateCount, weeks, teamNames } = template;
  return (
    <Radio value={template.id} className={styles.card ?? ''}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.words}>
        <span className={styles.title}>{template.title}</span>
        <span className={styles.purpose}>{template.purpose}</span>
        <span className={styles.description}>{template.description}</span>
        <span className={styles.counts}>
          {format.count(weeks, 'week')} · {format.count(projectCount, 'project')} ·{' '}
          {format.count(milestoneCount, 'milestone')} · {format.count(gateCount, 'gate')}
        </span>
        <span className={styles.counts}>{teamNames.join(', ')}</span>
      </span>
    </Radio>
  );
}
