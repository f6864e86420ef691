import { z } from 'zod';
import type { Prompts } from '../../core/events/prompts.js';
import type { Identity } from '../../core/events/refs.js';
import type { PromptId } from '../../core/ids.js';
import type { Log } from '../../log.js';
import type { Form, Outcome } from '../chat/outcome.js';

/** An answer, and what was typed into the form that its button opens. */
export type Drafted = Outcome & { readonly draft?: PromptId };

/** What was typed into forms that were refused, until they are opened again. */
export interface Drafts {
  /** Keeps the values if the form may be tried again. Never rejects. */
  keep(outcome: Outcome, typist: Identity, values: Readonly<Record<string, string>>): Promise<Drafted>;
  /** Fills an opened form with this person's draft, if there is one. Never rejects. */
  restore(outcome: Outcome, typist: Identity, draft: PromptId): Promise<Drafted>;
}

const valuesShape = z.record(z.string(), z.string());

/** The newest draft of each person, in a row of its own: a restart between two attempts loses nothing. */
export const createDrafts = ({ prompts, log }: { prompts: Prompts; log: Log }): Drafts => ({
  async keep(outcome, typist, values) {
    if (outcome.kind !== 'notice' || !outcome.retry) return outcome;
    try {
      return { ...outcome, draft: await prompts.open(typist, { ...values }) };
    } catch (error) {
      log.warn({ err: error }, 'form draft not stored');
      return outcome;
    }
  },

  async restore(outcome, typist, draft) {
    if (outcome.kind !== 'ask') return outcome;
    try {
      const kept = await prompts.current(typist);
      if (kept?.id !== draft) return outcome;
      return { ...outcome, form: filled(outcome.form, valuesShape.parse(kept.form)), draft };
    } catch (error) {
      log.warn({ err: error }, 'form draft lookup failed');
      return outcome;
    }
  },
});

const filled = (form: Form, values: Readonly<Record<string, string>>): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    const value = values[field.name];
    return value === undefined || value.length > field.maxLength ? field : { ...field, value };
  }),
});
