import { Hono } from 'hono';
import { z } from 'zod';
import type { Choice, InteractionOutcome, OptionInputs, ShownModal } from '../discord/index.js';
import type { Stage } from '../stage/stage.js';
import { channelOf, discordMessage, discordUser, NotOnStage } from './actors.js';
import { type Offers, offers, type Use } from './discord-view.js';
import { readForm } from './form.js';

const OPEN_MODALS_KEPT = 50;

const place = z.object({ as: z.string(), channel: z.string() });
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const commandAct = place.extend({ path: z.string(), options: values });
const completeAct = commandAct.extend({ option: z.string(), typed: z.string() });
const messageAct = place.extend({ message: z.string() });
/** A button, or the option that was chosen in a select menu. */
const pressAct = messageAct.extend({ customId: z.string(), value: z.string().optional() });
const menuAct = messageAct.extend({ name: z.string() });
const submitAct = z.object({ as: z.string(), modal: z.string(), fields: z.record(z.string(), z.string()) });
const sendAct = place.extend({ content: z.string(), replyTo: z.string().optional() });

/** What came of a command, a press or a form. */
export interface Answered {
  readonly answer: InteractionOutcome['answer'];
  readonly modal: (ShownModal & { readonly id: string }) | undefined;
}

/** What each route takes, and what it answers. */
export interface DiscordRoutes {
  offers(act: z.input<typeof place>): Offers;
  command(act: z.input<typeof commandAct>): Answered;
  complete(act: z.input<typeof completeAct>): readonly Choice[];
  press(act: z.input<typeof pressAct>): Answered;
  menu(act: z.input<typeof menuAct>): Answered;
  submit(act: z.input<typeof submitAct>): Answered;
  send(act: z.input<typeof sendAct>): object;
}

/**
 * What a person does in the Discord-like half.
 * @param uses is told which messages answer which commands
 */
export const discordRoutes = (stage: Stage, uses: Map<string, Use>): Hono => {
  const { discord } = stage;
  const modals = new Map<string, InteractionOutcome>();
  const at = ({ as, channel }: z.output<typeof place>) => {
    const user = discordUser(stage, as);
    return { person: discord.as(user), user, channel: channelOf(stage, user, channel) };
  };
  const seen = ({ as, channel, message }: z.output<typeof messageAct>) =>
    discordMessage(stage, discordUser(stage, as), channel, message);
  const answered = (outcome: InteractionOutcome, what?: string): Answered => {
    const { id, original, user } = outcome.interaction;
    if (original !== undefined && what !== undefined) uses.set(original.id, { by: user.name, what });
    if (outcome.modal !== undefined) keepRecent(modals, id, outcome);
    return { answer: outcome.answer, modal: outcome.modal && { ...outcome.modal, id } };
  };

  return new Hono()
    .post('/offers', async (c) => {
      const { person, channel } = at(place.parse(await c.req.json()));
      return c.json(offers(person.offered(channel)));
    })
    .post('/command', async (c) => {
      const { act, files } = await readForm(c, commandAct);
      const { person, channel } = at(act);
      const uploads: OptionInputs = Object.fromEntries(
        Object.entries(files).map(([name, file]) => [name, { ...file, contentType: file.type }]),
      );
      const outcome = await person.command(channel, act.path, { ...act.options, ...uploads });
      return c.json(answered(outcome, `/${act.path}`));
    })
    .post('/complete', async (c) => {
      const act = completeAct.parse(await c.req.json());
      const { person, channel } = at(act);
      const { option, typed, options } = act;
      return c.json(await person.autocomplete(channel, act.path, { option, typed }, options));
    })
    .post('/press', async (c) => {
      const act = pressAct.parse(await c.req.json());
      const { customId, value } = act;
      const { person } = at(act);
      const outcome =
        value === undefined
          ? await person.press(seen(act), customId)
          : await person.select(seen(act), customId, [value]);
      return c.json(answered(outcome));
    })
    .post('/menu', async (c) => {
      const act = menuAct.parse(await c.req.json());
      return c.json(answered(await at(act).person.contextMenu(act.name, seen(act)), act.name));
    })
    .post('/submit', async (c) => {
      const { as, modal, fields } = submitAct.parse(await c.req.json());
      const opened = modals.get(modal);
      if (opened === undefined) throw new NotOnStage('That form is not open any more.');
      const outcome = await discord.as(discordUser(stage, as)).submitModal(opened, fields);
      modals.delete(modal);
      return c.json(answered(outcome));
    })
    .post('/send', async (c) => {
      const { act, files } = await readForm(c, sendAct);
      const { person, channel } = at(act);
      const replyTo = act.replyTo === undefined ? undefined : seen({ ...act, message: act.replyTo });
      person.send(channel, act.content, { files: Object.values(files), ...(replyTo && { replyTo }) });
      return c.json({});
    });
};

const keepRecent = <T>(kept: Map<string, T>, id: string, value: T): void => {
  kept.set(id, value);
  const [oldest] = kept.keys();
  if (kept.size > OPEN_MODALS_KEPT && oldest !== undefined) kept.delete(oldest);
};
