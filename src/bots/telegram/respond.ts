import type { Api } from 'grammy';
import type { Subject } from '../../core/events/subjects.js';
import type { Log } from '../../log.js';
import { encodeAction } from '../chat/action.js';
import type { Audience } from '../chat/command.js';
import { PlaceClosed } from '../chat/messenger.js';
import type { Outcome } from '../chat/outcome.js';
import type { Handling, Router } from '../chat/router.js';
import type { Incoming } from '../chat/turn.js';
import { spansOf, text, type View } from '../chat/view.js';
import { answerWords } from '../messages/answers.js';
import { telegramMessages as words } from '../messages/telegram.js';
import type { CallbackAnswers } from './callback-answers.js';
import type { Ephemeral, EphemeralMessage, Occasion } from './ephemeral.js';
import type { Forms } from './forms.js';
import { sendAll } from './messenger.js';
import { messageRef, type Place, type Posted } from './refs.js';
import { type Draft, render, wordsIn } from './render.js';
import type { Sender } from './sender.js';
import { showTyping } from './typing.js';

/** One thing that a person did, and where its answer can go. */
export interface Exchange {
  readonly incoming: Incoming;
  readonly place: Place;
  /** Number of the person, and of the private chat with them. */
  readonly person: number;
  /** In a group, what lets the bot answer the person alone. */
  readonly occasion?: Occasion | undefined;
  /** The message to be seen as the question, in groups. */
  readonly question?: number;
  readonly press?: {
    readonly query: string;
    readonly message?: Posted | undefined;
    readonly ephemeral?: EphemeralMessage | undefined;
  };
}

export interface ResponderParts {
  readonly api: Api;
  readonly sender: Sender;
  readonly ephemeral: Ephemeral;
  readonly answers: CallbackAnswers;
  readonly forms: Forms;
  readonly router: Router;
  readonly username: string;
  readonly log: Log;
}

export interface Responder {
  /** Brings what the handler answers to where it belongs. */
  respond(exchange: Exchange, handling: Handling): Promise<void>;
  /** Leads from a group to the private chat, where the code is carried out. */
  lead(exchange: Exchange, code: string | undefined): Promise<void>;
  /** Views that were waiting for the person to come by, told in the private chat. */
  tellWaiting(exchange: Exchange): Promise<void>;
}

type OutcomeOf<K extends Outcome['kind']> = Extract<Outcome, { kind: K }>;

export const createResponder = (parts: ResponderParts): Responder => {
  const { api, sender, ephemeral, answers, forms, router, username, log } = parts;
  const linkTo = (code: string | undefined): string =>
    `https://t.me/${username}${code === undefined ? '' : `?start=${code}`}`;

  /** The spinner on the button ends; harmless when it has. */
  const settle = ({ press }: Exchange): Promise<unknown> =>
    press ? answers.answer(press.query) : Promise.resolve();

  /** To the private chat where the place is closed to the bot. */
  const post = async (exchange: Exchange, drafts: readonly Draft[]): Promise<Posted | undefined> => {
    try {
      return await sendAll(sender, exchange.place, drafts, 'answer', exchange.question);
    } catch (error) {
      if (!(error instanceof PlaceClosed)) throw error;
      return isPrivate(exchange) ? undefined : whisper(exchange, drafts);
    }
  };

  /** To the private chat, if the person ever opened it. */
  const whisper = async ({ person }: Exchange, drafts: readonly Draft[]): Promise<Posted | undefined> => {
    try {
      return await sendAll(sender, { chat: person }, drafts, 'answer');
    } catch (error) {
      if (!(error instanceof PlaceClosed)) throw error;
      log.info({ person }, 'an answer found the private chat closed');
      return undefined;
    }
  };

  /** Whether the bot may write to the private chat. */
  const isOpen = (person: number): Promise<boolean> =>
    api.sendChatAction(person, 'typing').catch(() => false);

  const report = async (posted: Posted | undefined, subject: Subject | undefined): Promise<void> => {
    if (posted && subject !== undefined) await router.sent(subject, messageRef(posted));
  };

  const lead: Responder['lead'] = async (exchange, code) => {
    const url = linkTo(code);
    if (exchange.press && code !== undefined && (await answers.answer(exchange.press.query, { url }))) return;
    await pointTo(exchange, url, words.continueInPrivate);
  };

  const pointTo = async (exchange: Exchange, url: string, why: string): Promise<void> => {
    const drafts = render({ blocks: [text(why)], buttons: [[{ label: words.openPrivate, url }]] });
    if (!(await ephemeral.send(exchange.occasion, drafts))) await post(exchange, drafts);
  };

  const notify = async (
    exchange: Exchange,
    audience: Audience,
    { text: notice, retry }: OutcomeOf<'notice'>,
  ): Promise<void> => {
    if (exchange.press && (await answers.answer(exchange.press.query, { notice: wordsIn(notice) }))) return;
    // Too late for the press itself. In a storm of them, messages would take the group's budget from the game.
    if (exchange.press && exchange.occasion && !ephemeral.hasRoom(exchange.occasion)) return;
    const view: View = {
      blocks: [text(...spansOf(notice))],
      ...(retry && { buttons: [[{ label: answerWords.tryAgain, action: retry }]] }),
    };
    const drafts = render(view);
    const isForAll = audience === 'everyone' && !exchange.press;
    if (isPrivate(exchange) || isForAll) return void (await post(exchange, drafts));
    if (await ephemeral.send(exchange.occasion, drafts)) return;
    const whispered = await whisper(exchange, drafts);
    if (exchange.press) return;
    // Nobody else's business; but a person who never opened the private chat must hear it all the same.
    if (whispered) await pointTo(exchange, linkTo(undefined), words.answeredInPrivate);
    else await post(exchange, drafts);
  };

  const reply = async (
    exchange: Exchange,
    audience: Audience,
    view: View,
    subject?: Subject,
  ): Promise<void> => {
    const drafts = render(view);
    if (isPrivate(exchange) || audience === 'everyone') {
      const [posted] = await Promise.all([post(exchange, drafts), settle(exchange)]);
      return report(posted, subject);
    }
    if (await ephemeral.send(exchange.occasion, drafts)) return void (await settle(exchange));
    const where = (await whisper(exchange, drafts)) ? words.answeredInPrivate : words.cannotAnswerHere;
    if (exchange.press && (await answers.answer(exchange.press.query, { notice: where }))) return;
    await pointTo(exchange, linkTo(undefined), where);
  };

  const update = async (
    exchange: Exchange,
    audience: Audience,
    outcome: OutcomeOf<'update'>,
  ): Promise<void> => {
    const { message, ephemeral: shown } = exchange.press ?? {};
    const [draft, ...more] = render(outcome.view);
    if (!draft || (!message && !shown)) return reply(exchange, audience, outcome.view, outcome.subject);
    if (!message) {
      const [edited] = await Promise.all([shown && ephemeral.edit(shown, draft), settle(exchange)]);
      if (!edited) return reply(exchange, 'actor', outcome.view);
      return void (more.length > 0 && (await ephemeral.send(exchange.occasion, more)));
    }
    const [edited] = await Promise.all([sender.edit(message, draft, 'answer'), settle(exchange)]);
    if (more.length > 0) await sendAll(sender, exchange.place, more, 'answer');
    await report(edited, outcome.subject);
  };

  const ask = async (exchange: Exchange, { form }: OutcomeOf<'ask'>): Promise<void> => {
    if (!isPrivate(exchange)) return lead(exchange, encodeAction(form.reopen));
    await Promise.all([forms.start(exchange.incoming.identity, exchange.place, form), settle(exchange)]);
  };

  return {
    lead,
    async respond(exchange, handling) {
      const stopTyping = exchange.occasion ? () => {} : showTyping(api, exchange.place);
      const outcome = await handling.outcome.finally(stopTyping);
      switch (outcome.kind) {
        case 'notice':
          return notify(exchange, handling.audience, outcome);
        case 'ask':
          return ask(exchange, outcome);
        case 'reply':
          return reply(exchange, handling.audience, outcome.view, outcome.subject);
        case 'update':
          return update(exchange, handling.audience, outcome);
        default:
          return outcome satisfies never;
      }
    },
    async tellWaiting(exchange) {
      if (!isPrivate(exchange) && !(await isOpen(exchange.person))) return;
      for (const { view, told } of await router.waiting(exchange.incoming)) {
        if (await whisper(exchange, render(view))) await told();
      }
    },
  };
};

const isPrivate = ({ place, person }: Exchange): boolean => place.chat === person;
