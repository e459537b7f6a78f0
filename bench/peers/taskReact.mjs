import { Gantt, ViewMode } from 'gantt-task-react';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { offer, toDate, toEnd } from './peer.mjs';

let root;
let tasks;
let monthWidth;
const draw = () =>
  flushSync(() =>
    root.render(
      createElement(Gantt, {
        tasks,
        viewMode: ViewMode.Month,
        columnWidth: monthWidth,
        rowHeight: 32,
        ganttHeight: 720,
      }),
    ),
  );
offer({
  mount: (host, plan) => {
    monthWidth = plan.monthWidth;
    const incoming = Map.groupBy(plan.links, (link) => link.to);
    tasks = plan.items.map(({ id, title, kind, parentId, startDay, finishDay, percent }) => ({
      id,
      name: title,
      type: kind,
      ...(parentId === null ? {} : { project: parentId }),
      start: toDate(startDay),
      end: toEnd(finishDay),
      progress: percent,
      dependencies: (incoming.get(id) ?? []).map((link) => link.from),
    }));
    root = createRoot(host);
    draw();
  },
  edit: (id, start, end) => {
    tasks = tasks.map((task) => (task.id === id ? { ...task, start: toDate(start), end: toEnd(end) } : task));
    draw();
  },
});
