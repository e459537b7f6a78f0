import { useEffect, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ForecastDialog } from '../features/forecast/ForecastDialog';
import { DropOverlay } from '../features/import/DropOverlay';
import { ImportDialog } from '../features/import/ImportDialog';
import { Inspector } from '../features/inspector/Inspector';
import { CommandPalette } from '../features/palette/CommandPalette';
import { KeySheet } from '../features/palette/KeySheet';
import { NewRowDialog } from '../features/palette/NewRowDialog';
import { TemplateDialog } from '../features/portfolio/TemplateDialog';
import { WeeklyReportNotice } from '../features/reports/WeeklyReport';
import { LaterDocument } from '../plan/LaterDocument';
import { announce } from '../plan/notices';
import { OutsideChangeDialog } from '../plan/OutsideChangeDialog';
import { useOpenProgram } from '../plan/openProgram';
import { ReasonDialog } from '../plan/ReasonDialog';
import { useScreen } from '../plan/screens';
import { useSettings } from '../plan/settings';
import { Panel } from '../ui/Panel';
import { usePaneOpen } from '../ui/panes';
import styles from './App.module.css';
import { DefectDialog } from './DefectDialog';
import { LoadedScreen } from './LoadedScreen';
import { Notices } from './Notices';
import { Rail } from './Rail';
import { ScreenBoundary } from './ScreenBoundary';
import { type Screen, screens } from './screens';
import { inspectorOpensByDefault, useShellActions } from './shellActions';
import { TopBar } from './TopBar';
import { useKeys } from './useKeys';

function screenInView(name: string, isProgramOpen: boolean): Screen {
  const wanted = screens.find((screen) => screen.name === name && (isProgramOpen || !screen.needsProgram));
  const shown =
    wanted ?? screens.find((screen) => screen.name === (isProgramOpen ? 'Overview' : 'Portfolio'));
  if (!shown) throw new Error('The table of screens has no Overview or no Portfolio');
  return shown;
}

/** The window: rail, top bar, the screen in view, and the inspector beside it. */
export function App() {
  const programId = useOpenProgram((state) => state.id);
  const name = useScreen((state) => state.screen);
  const screen = screenInView(name, programId !== null);
  const { dateStyle } = useSettings();
  const isInspectorOpen = usePaneOpen('inspector', inspectorOpensByDefault());
  const main = useRef<HTMLElement>(null);
  const shownBefore = useRef(screen.name);
  useShellActions();
  useKeys();

  useEffect(() => {
    document.title = `${screen.name} – Throughline`;
    if (shownBefore.current === screen.name) return;
    shownBefore.current = screen.name;
    main.current?.focus();
    announce(screen.name);
  }, [screen.name]);

  return (
    <I18nProvider locale={dateStyle === 'monthDay' ? 'en-US' : 'en-GB'}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the screen
      </button>
      <div className={styles.app}>
        <WeeklyReportNotice />
        <Rail />
        <div className={styles.column}>
          <TopBar />
          <div className={styles.work}>
            <main id="main" ref={main} tabIndex={-1} className={styles.main} aria-label={screen.name}>
              <ScreenBoundary key={`${screen.name} ${programId}`} name={screen.name}>
                <LoadedScreen screen={screen} />
              </ScreenBoundary>
            </main>
            {programId !== null && screen.hasInspector && isInspectorOpen ? (
              <Panel
                as="aside"
                name="inspector"
                label="Inspector"
                side="right"
                defaultWidth={340}
                min={300}
                max={480}
                className={styles.inspector}
              >
                <ScreenBoundary key={programId} name="The inspector">
                  <LaterDocument>
                    <Inspector />
                  </LaterDocument>
                </ScreenBoundary>
              </Panel>
            ) : null}
          </div>
        </div>
      </div>
      <CommandPalette />
      <KeySheet />
      {programId === null ? null : <NewRowDialog key={programId} />}
      {programId === null ? null : <ForecastDialog key={`forecast ${programId}`} />}
      <ReasonDialog />
      <OutsideChangeDialog />
      <DefectDialog />
      <TemplateDialog />
      <ImportDialog />
      <DropOverlay />
      <Notices />
    </I18nProvider>
  );
}
