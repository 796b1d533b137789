import type { NeedView } from '../contract/views.ts';
import type { Side } from './judging.ts';
import { servers } from './solve.ts';

/** What is said of each need that holds, in the file's order. */
export function needViews({ needs, shown, attestations, solved }: Side): NeedView[] {
  const goals = solved.plan.goals;
  return needs.map(({ need, waived }) => {
    const view: NeedView = {
      id: need.id,
      name: need.name,
      state: 'waived',
      by: [],
      attestation: null,
      lacking: null,
      points: null,
    };
    const index = waived ? -1 : goals.findIndex((goal) => goal.need === need);
    const goal = goals[index];
    if (!goal) return view;
    const state = solved.states[index] ?? 'lacking';
    const at = state === 'met' ? solved.plan.settledAt : 0;
    const attesting = goal.shown(solved.has, at) > 0 && state !== 'lacking';
    const by = servers(solved, index).flatMap((thing) => {
      const option = solved.chosen.get(thing);
      const document = shown[thing]?.shown;
      return option && 'use' in option.way && document
        ? [{ documentId: document.id, type: document.type, name: option.way.rule.name }]
        : [];
    });
    const attestation = attestations.find(
      ({ meets }, place) => meets.includes(need.id) && solved.chosen.has(shown.length + place),
    );
    return {
      ...view,
      state,
      by,
      attestation: attesting ? (attestation?.name ?? null) : null,
      lacking: state === 'lacking' ? need.lacking : null,
      points: goal.points && {
        reached: Math.max(0, goal.points.asked - goal.points.missing(solved.has, at)),
        asked: goal.points.asked,
      },
    };
  });
}
