import { ImagePlus, Trash2 } from 'lucide-react';
import { logoAddress } from '../../../domain/model/logo';
import { request } from '../../plan/door';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import styles from './ReportsScreen.module.css';

async function chooseLogo(): Promise<void> {
  const answer = await request('logo:choose', null);
  if (answer === null) return;
  if (answer.ok) await act({ type: 'program.change', changes: { logo: answer.value } });
  else notify({ tone: 'refused', text: answer.error.message });
}

/** The picture at the head of every report of the program. */
export function LogoChoice() {
  const { logo } = useDocument().program;
  return (
    <section className={styles.choice} aria-label="Logo">
      <h2>Logo</h2>
      {logo !== null && (
        <img className={styles.logo} src={logoAddress(logo)} alt="The logo of this program" />
      )}
      <div className={styles.buttons}>
        <Button size="small" icon={<ImagePlus aria-hidden size={14} />} onPress={() => void chooseLogo()}>
          {logo === null ? 'Choose a logo…' : 'Another logo…'}
        </Button>
        {logo !== null && (
          <Button
            size="small"
            variant="quiet"
            icon={<Trash2 aria-hidden size={14} />}
            onPress={() => void act({ type: 'program.change', changes: { logo: null } })}
          >
            Remove
          </Button>
        )}
      </div>
      {logo === null && <p className={styles.note}>PNG, JPEG or SVG. It is kept in the program.</p>}
    </section>
  );
}
