import type { Drawing } from '../../domain/layout/drawing';
import type { ImaginedOptions } from '../../domain/report/imaginedPlan';
import type { RoadmapPictureOptions } from '../../domain/report/roadmapPicture';
import { request } from './door';
import { notify } from './notices';
import { useOpenProgram } from './openProgram';

/** Saves a chart as a file: what is drawn, or with null the whole of it; of a roadmap what is asked for, or imagined. */
export async function exportPicture(
  picture: 'roadmap' | 'graph',
  format: 'svg' | 'png',
  drawing: Drawing | null,
  roadmap?: RoadmapPictureOptions,
  imagined: ImaginedOptions | null = null,
): Promise<void> {
  const { id } = useOpenProgram.getState();
  if (id === null) return;
  const saved = await request('picture:export', {
    id: id as never,
    picture,
    format,
    drawing: drawing as never,
    ...(roadmap ? { roadmap } : {}),
    ...(imagined ? { imagined } : {}),
  });
  if (saved === null) return;
  if (!saved.ok) {
    notify({ tone: 'refused', text: saved.error.message });
    return;
  }
  const { token, fileName } = saved.value;
  notify({
    tone: 'done',
    text: `Exported ${fileName}.`,
    action: { label: 'Show in folder', run: () => void request('file:showInFolder', { token }) },
  });
}
