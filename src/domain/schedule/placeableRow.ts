import type { Milestone, Project, Task } from '../model/work';

/** A row that stands on the time axis. */
export type PlaceableRow = Project | Task | Milestone;
