/**
 * What each peer's page offers to the benchmark, as `window.peer`.
 *
 * @typedef {{ id: string, title: string, kind: 'project' | 'task' | 'milestone', parentId: string | null, startDay: string, finishDay: string, percent: number }} PeerItem
 * @typedef {{ id: string, from: string, to: string }} PeerLink
 * @typedef {{ items: PeerItem[], links: PeerLink[], monthWidth: number }} PeerPlan
 * @typedef {object} Peer
 * @property {(host: HTMLElement, plan: PeerPlan) => void} mount
 * @property {(id: string, startDay: string, finishDay: string) => void} edit
 */

/** @param {string} day */
export const toDate = (day) => new Date(`${day}T00:00:00`);

/** @param {string} day The end of it. */
export const toEnd = (day) => new Date(toDate(day).getTime() + 86_400_000);

/** @param {Peer} peer */
export function offer(peer) {
  /** The widest box that scrolls sideways. */
  const scroller = () =>
    [...document.querySelectorAll('#host, #host *')]
      .filter((box) => {
        const { overflowX } = getComputedStyle(box);
        return (overflowX === 'auto' || overflowX === 'scroll') && box.scrollWidth > box.clientWidth + 100;
      })
      .sort((a, b) => b.scrollWidth - a.scrollWidth)[0];
  window.peer = { ...peer, scroller };
}
