import type { ForceReply, Message } from 'grammy/types';
import { z } from 'zod';
import { UserError } from '../../core/errors.js';
import type { OpenPrompt, Prompts } from '../../core/events/prompts.js';
import type { Identity } from '../../core/events/refs.js';
import { encodeAction } from '../chat/action.js';
import type { BoundForm } from '../chat/outcome.js';
import { bold, code } from '../chat/text.js';
import { type Block, text } from '../chat/view.js';
import { bindView } from '../messages/bind.js';
import type { Catalog } from '../messages/catalog.js';
import { errorMessage, messages } from '../messages/messages.js';
import { PLACEHOLDER_MAX } from './limits.js';
import type { Skip } from './questions.js';
import { messageRef, type Place, readMessage } from './refs.js';
import { render } from './render.js';
import type { Sender } from './sender.js';

const words = messages.telegram;

const storedForm = z.object({
  title: z.string(),
  /** The path of the command that asks, where one does. */
  command: z.string().optional(),
  /** Where the values go, as the router reads it. */
  submit: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.string().optional(),
      given: z.boolean().optional(),
      placeholder: z.string().optional(),
      required: z.boolean(),
      maxLength: z.number(),
    }),
  ),
});
type StoredForm = z.infer<typeof storedForm>;
type StoredField = StoredForm['fields'][number];

/** What the person did about a question. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'skip' }
  | { readonly kind: 'cancel' };

export type Answer = Exclude<Said, { readonly kind: 'cancel' }>;

/** A form with nothing left to ask. */
export interface Filled {
  readonly submit: string;
  /** One for each field; empty for one that was left out. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Forms {
  /** Asks the first question. */
  start(
    asked: Identity,
    by: { readonly place: Place; readonly command?: string },
    form: BoundForm,
    words: Catalog,
  ): Promise<void>;
  /** The form that a message of this person's is about: a reply to the question, or words after it. */
  concerning(asked: Identity, message: Message): Promise<OpenPrompt | undefined>;
  /** Takes an answer and asks on. @returns the values once there are all; the form then waits to be closed */
  take(prompt: OpenPrompt, asking: Asking, said: Answer, isComplete: IsComplete): Promise<Filled | undefined>;
  /** The form that the person has open. */
  current(asked: Identity): Promise<OpenForm | undefined>;
  /** Stores words that are no answer unless the person says so. */
  offer(prompt: OpenPrompt, words: string): Promise<void>;
  close(prompt: OpenPrompt): Promise<void>;
}

/** A form with the question that waits for its answer. */
export interface OpenForm {
  readonly prompt: OpenPrompt;
  readonly question: string;
  /** The path of the command that asks it, where one does. */
  readonly command?: string | undefined;
}

/** Whether values are all that the submission needs. @throws UserError for one that will not do */
type IsComplete = (submit: string, values: Filled['values']) => boolean;

interface Dependencies {
  readonly prompts: Prompts;
  readonly sender: Sender;
}

/** Forms, one question after another, stored between them. */
export const createForms = (dependencies: Dependencies): Forms => ({
  start: (asked, { place, command }, form, words) =>
    start(dependencies, asked, { place, words }, { ...toStored(form), ...(command && { command }) }),
  concerning: (asked, message) => concerning(dependencies, asked, message),
  take: (prompt, asking, said, isComplete) => take(dependencies, prompt, { asking, isComplete }, said),
  current: (asked) => current(dependencies, asked),
  offer: (prompt, words) => dependencies.prompts.offer(prompt.id, words),
  close: (prompt) => dependencies.prompts.close(prompt.id),
});

/** Where a question is asked, and in which language. */
export interface Asking {
  readonly place: Place;
  readonly words: Catalog;
}

const start = async (
  dependencies: Dependencies,
  asked: Identity,
  asking: Asking,
  stored: StoredForm,
): Promise<void> => {
  await ask(dependencies, await dependencies.prompts.open(asked, stored), asking, stored, given(stored));
};

const ask = async (
  { prompts, sender }: Dependencies,
  id: OpenPrompt['id'],
  { place, words }: Asking,
  form: StoredForm,
  answers: OpenPrompt['answers'],
  problem?: UserError,
): Promise<void> => {
  const field = nextField(form, answers);
  if (!field) return;
  const view = bindView({ title: form.title, blocks: question(form, field, problem) }, words);
  const [draft] = render(view);
  if (!draft) return;
  const posted = await sender.send(place, draft, { priority: 'answer', forceReply: forceReply(field) });
  // Last: if the process dies before this, the repeated answer is for the same question again.
  await prompts.advance(id, answers, messageRef(posted).id);
};

const concerning = async (
  { prompts }: Dependencies,
  asked: Identity,
  message: Message,
): Promise<OpenPrompt | undefined> => {
  const prompt = await prompts.current(asked);
  if (prompt?.messageKey === undefined) return undefined;
  const question = readMessage({ kind: 'message', platform: asked.platform, id: prompt.messageKey });
  const { reply_to_message: target, chat, message_id: number } = message;
  const isAbout = target ? target.message_id === question.message : number > question.message;
  return chat.id === question.chat && isAbout ? prompt : undefined;
};

const current = async ({ prompts }: Dependencies, asked: Identity): Promise<OpenForm | undefined> => {
  const prompt = await prompts.current(asked);
  if (prompt?.messageKey === undefined) return undefined;
  const form = storedForm.parse(prompt.form);
  const field = nextField(form, prompt.answers);
  return field && { prompt, question: field.label, command: form.command };
};

const take = async (
  dependencies: Dependencies,
  prompt: OpenPrompt,
  { asking, isComplete }: { readonly asking: Asking; readonly isComplete: IsComplete },
  said: Answer,
): Promise<Filled | undefined> => {
  const form = storedForm.parse(prompt.form);
  const field = nextField(form, prompt.answers);
  if (!field) return { submit: form.submit, values: prompt.answers };
  const answer = answerTo(field, said);
  if (answer instanceof UserError) {
    await ask(dependencies, prompt.id, asking, form, prompt.answers, answer);
    return undefined;
  }
  const answers = { ...prompt.answers, [field.name]: answer };
  const isAll = !nextField(form, answers) || orProblem(() => isComplete(form.submit, answers));
  if (isAll instanceof UserError) await ask(dependencies, prompt.id, asking, form, prompt.answers, isAll);
  else if (isAll) return { submit: form.submit, values: answers };
  else await ask(dependencies, prompt.id, asking, form, answers);
  return undefined;
};

const orProblem = <T>(work: () => T): T | UserError => {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
};

const toStored = ({ title, fields, submit }: BoundForm): StoredForm => ({
  title,
  submit: encodeAction(submit),
  fields: fields.filter(isAsked).map(({ name, label, value, given, placeholder, required, maxLength }) => ({
    name,
    label,
    required,
    maxLength,
    ...(value && { value }),
    ...(given && { given }),
    ...(placeholder && { placeholder }),
  })),
});

const isAsked = ({ extra, value }: BoundForm['fields'][number]): boolean => !extra || value !== undefined;

const nextField = ({ fields }: StoredForm, answers: OpenPrompt['answers']): StoredField | undefined =>
  fields.find(({ name }) => !(name in answers));

/** What the person gave with the command; it is not asked again. */
const given = ({ fields }: StoredForm): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => (field.given && field.value ? [[field.name, field.value]] : [])),
  );

const answerTo = (field: StoredField, said: Answer): string | UserError => {
  const { name, label, value, required, maxLength: limit } = field;
  const answer = said.kind === 'skip' ? (value ?? '') : said.text.trim();
  if (required && !answer) return new UserError('text.empty', { field: label || name });
  if (answer.length > limit)
    return new UserError('text.too_long', { field: label, limit, length: answer.length });
  return answer;
};

/** What becomes of the field when its question is skipped. */
const skipOf = ({ value, required }: StoredField): Skip => {
  if (value !== undefined) return 'keeps';
  return required ? 'no' : 'leavesOut';
};

const question = (form: StoredForm, field: StoredField, problem?: UserError): readonly Block[] => {
  const kept = given(form);
  const asked = form.fields.filter(({ name }) => !(name in kept));
  return [
    ...(problem === undefined ? [] : [text(errorMessage(problem))]),
    ...form.fields.flatMap(({ name, label }) => (kept[name] ? [text(label, '\n', code(kept[name]))] : [])),
    text(bold(words.formStep({ step: asked.indexOf(field) + 1, steps: asked.length, label: field.label }))),
    ...(field.value === undefined ? [] : [text(words.formCurrent, '\n', code(field.value))]),
    text(words.formHint({ skip: skipOf(field) })),
  ];
};

const forceReply = ({ placeholder, label }: StoredField): ForceReply => ({
  force_reply: true,
  input_field_placeholder: [...(placeholder ?? label)].slice(0, PLACEHOLDER_MAX / 2).join(''),
});
