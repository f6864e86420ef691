import { badRequest } from '../failure.js';
import { CALLBACK_ANSWER_LENGTH } from '../limits.js';
import type { Methods } from './method.js';

export const callbacks: Methods = {
  answerCallbackQuery({ world, queryLifetimeMs }, { params }) {
    const text = params.text('text') ?? '';
    const url = params.text('url') ?? '';
    const query = world.queries.get(params.text('callback_query_id') ?? '');
    const isOpen = query?.answer === undefined && world.now() - (query?.at ?? 0) <= queryLifetimeMs;
    if (query === undefined || !isOpen) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    if (text.length > CALLBACK_ANSWER_LENGTH) throw badRequest('MESSAGE_TOO_LONG');
    if (url !== '' && !url.startsWith(`https://t.me/${world.profile.username}?start=`))
      throw badRequest('URL_INVALID');
    query.answer = {
      alert: params.flag('show_alert'),
      ...(text !== '' && { notice: text }),
      ...(url !== '' && { url }),
    };
    world.changed();
    return true;
  },
};
