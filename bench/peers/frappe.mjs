import Gantt from 'frappe-gantt';
import { offer, toDate, toEnd } from './peer.mjs';

let gantt;
offer({
  mount: (host, { items, links, monthWidth }) => {
    const incoming = Map.groupBy(links, (link) => link.to);
    gantt = new Gantt(
      host,
      items.map(({ id, title, startDay, finishDay, percent }) => ({
        id,
        name: title,
        start: startDay,
        end: finishDay,
        progress: percent,
        dependencies: (incoming.get(id) ?? []).map((link) => link.from).join(', '),
      })),
      { view_mode: 'Month', column_width: monthWidth, container_height: 800 },
    );
  },
  // Its bars stand where what it read once says, which an update does not read anew.
  edit: (id, start, end) => gantt.update_task(id, { start, end, _start: toDate(start), _end: toEnd(end) }),
});
