import { gantt } from 'dhtmlx-gantt';
import { offer, toDate, toEnd } from './peer.mjs';

offer({
  mount: (host, { items, links, monthWidth }) => {
    gantt.config.scales = [
      { unit: 'year', step: 1, format: '%Y' },
      { unit: 'month', step: 1, format: '%M' },
    ];
    gantt.config.min_column_width = monthWidth;
    gantt.config.row_height = 32;
    gantt.config.columns = [
      { name: 'text', tree: true, width: 200 },
      { name: 'start_date', width: 90 },
      { name: 'end_date', width: 90 },
    ];
    gantt.init(host);
    gantt.parse({
      data: items.map(({ id, title, kind, parentId, startDay, finishDay, percent }) => ({
        id,
        text: title,
        type: kind,
        parent: parentId ?? 0,
        open: true,
        start_date: toDate(startDay),
        end_date: kind === 'milestone' ? toDate(startDay) : toEnd(finishDay),
        progress: percent / 100,
      })),
      links: links.map(({ id, from, to }) => ({ id, source: from, target: to, type: '0' })),
    });
  },
  edit: (id, start, end) => {
    const task = gantt.getTask(id);
    task.start_date = toDate(start);
    task.end_date = toEnd(end);
    gantt.updateTask(id);
  },
});
