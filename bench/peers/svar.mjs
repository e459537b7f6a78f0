import { Gantt, Willow } from '@svar-ui/react-gantt';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { offer, toDate, toEnd } from './peer.mjs';

let api;
offer({
  mount: (host, { items, links, monthWidth }) => {
    const tasks = items.map(({ id, title, kind, parentId, startDay, finishDay, percent }) => ({
      id,
      text: title,
      type: kind === 'project' ? 'summary' : kind,
      parent: parentId ?? 0,
      ...(kind === 'project' ? { open: true } : {}),
      start: toDate(startDay),
      end: toEnd(finishDay),
      progress: percent,
    }));
    const chart = createElement(Gantt, {
      tasks,
      links: links.map(({ id, from, to }) => ({ id, source: from, target: to, type: 'e2s' })),
      scales: [
        { unit: 'year', step: 1, format: '%Y' },
        { unit: 'month', step: 1, format: '%M' },
      ],
      cellWidth: monthWidth,
      init: (given) => {
        api = given;
      },
    });
    flushSync(() => createRoot(host).render(createElement(Willow, null, chart)));
  },
  edit: (id, start, end) => api.exec('update-task', { id, task: { start: toDate(start), end: toEnd(end) } }),
});
