import type { SessionRequest } from '../../../core/study/begin.js';
import type { ActionOf } from '../../chat/action.js';

type Wanted = Omit<ActionOf<'study.startAs'>, 'type'>;

/** What a button stands for that begins a session. */
export const requestOf = ({ deck, mode, limit, day }: Wanted): SessionRequest => ({
  ...{ deck, mode },
  ...(limit > 0 && { limit }),
  ...(day > 0 && { until: day }),
});

export const startAs = ({
  deck,
  mode = 'due',
  limit = 0,
  until = 0,
}: SessionRequest): ActionOf<'study.startAs'> => ({ type: 'study.startAs', deck, mode, limit, day: until });
