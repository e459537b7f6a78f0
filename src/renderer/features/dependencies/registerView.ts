import { create } from 'zustand';
import type { RegisterFilter, RegisterGrouping } from '../../../domain/agreements/register';
import type { RegisterColumnId } from '../../../domain/agreements/registerCells';
import type { GridSort } from '../../ui/gridCells';

/** What the register shows, and in what order. */
type RegisterView = RegisterFilter & {
  /** The program that this was chosen for. */
  readonly programId: string | null;
  readonly grouping: RegisterGrouping;
  readonly sort: GridSort<RegisterColumnId>;
  /** The list of clashes in the place of the grid. */
  readonly clashes: boolean;
};

const everything: RegisterFilter & Pick<RegisterView, 'grouping' | 'sort' | 'clashes'> = {
  text: '',
  chips: [],
  teamId: null,
  side: 'either',
  grouping: 'none',
  sort: null,
  clashes: false,
};

/** The register's view, kept while one looks at other screens. */
export const useRegisterView = create<RegisterView>(() => ({ programId: null, ...everything }));

/** Changes what the register shows. */
export function changeRegisterView(changes: Partial<RegisterView>): void {
  useRegisterView.setState(changes);
}

/** Lets everything through again. */
export function showWholeRegister(): void {
  const { text, chips, teamId, side } = everything;
  useRegisterView.setState({ text, chips, teamId, side });
}

/** Begins anew for another program. */
export function resetRegisterView(programId: string): void {
  useRegisterView.setState({ programId, ...everything });
}
