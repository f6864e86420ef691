import type { Sharing } from '../../../core/generation/store/sharing.js';
import type { GenerationId } from '../../../core/ids.js';
import { press } from '../../chat/command.js';
import { type Outcome, reply, update } from '../../chat/outcome.js';
import type { Turn } from '../../chat/turn.js';
import { detailsView } from './details-view.js';
import { endView, failedPages, takenView } from './end-view.js';
import { type ProgressDependencies, progressOf } from './progress.js';

export interface EndDependencies extends ProgressDependencies {
  readonly sharing: Pick<Sharing, 'share'>;
  /** Shows how a generation ended as it is by now, in the message that tells it. Best effort. */
  readonly refresh: (generation: GenerationId) => Promise<void>;
}

/** The buttons of the message that tells how a document ended. */
export const endPresses = (dependencies: EndDependencies) => [
  ...againPresses(dependencies),
  ...detailPresses(dependencies),
];

/** More of the same document. */
const againPresses = (dependencies: EndDependencies) => {
  const { states, requests, refresh } = dependencies;
  const again = async (turn: Turn, from: GenerationId, pages?: readonly number[]): Promise<Outcome> => {
    const { user } = turn.actor;
    await states.own(user, from);
    await dependencies.admitCosts(turn);
    const { event, place, privatePlace: fallback } = turn;
    const id = await requests.again({ user, event, place, fallback, from, ...(pages ? { pages } : {}) });
    return progressOf(dependencies, await states.own(user, id));
  };
  return [
    press({
      action: 'pdf.takeLeft',
      audience: 'everyone',
      async run({ actor: { user }, event }, { generation }) {
        const taken = await states.takeLeft(user, generation, event).finally(() => refresh(generation));
        return reply(takenView(await states.own(user, generation), taken));
      },
    }),
    press({
      action: 'pdf.more',
      audience: 'everyone',
      run: (turn, { generation, from, to }) => again(turn, generation, range(from, to)),
    }),
    press({
      action: 'pdf.again',
      audience: 'everyone',
      run: (turn, { generation }) => again(turn, generation),
    }),
    press({
      action: 'pdf.rest',
      audience: 'everyone',
      run: async (turn, { generation }) =>
        again(turn, generation, failedPages((await states.own(turn.actor.user, generation)).report)),
    }),
  ];
};

const detailPresses = ({ states, sharing, refresh }: EndDependencies) => [
  press({
    action: 'pdf.details',
    run: async ({ actor }, { generation }) => reply(detailsView(await states.own(actor.user, generation))),
  }),
  press({
    action: 'pdf.share',
    async run({ actor: { user } }, { generation, shared }) {
      await states.own(user, generation);
      await sharing.share(user, generation, shared);
      await refresh(generation);
      return update(detailsView(await states.own(user, generation)));
    },
  }),
  press({
    action: 'pdf.discard',
    audience: 'everyone',
    async run({ actor }, { generation }) {
      const state = await states.discard(actor.user, generation);
      await refresh(generation);
      return update(endView(state));
    },
  }),
  press({
    action: 'pdf.undiscard',
    audience: 'everyone',
    async run({ actor }, { generation }) {
      const state = await states.undiscard(actor.user, generation);
      await refresh(generation);
      return update(endView(state));
    },
  }),
];

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
