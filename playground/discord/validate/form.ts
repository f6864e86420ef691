import { z } from 'zod';
import { type FormComplaint, refuse } from '../errors.js';

/** A field that may be missing or null, both of which Discord reads as absent. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullish();

/** Raises one complaint in Discord's words from within a schema. */
export const complain = (
  context: z.RefinementCtx,
  code: string,
  message: string,
  path: readonly PropertyKey[] = [],
): void => {
  context.addIssue({ code: 'custom', message, params: { code }, path: [...path] });
};

/** A string of `min` to `max` UTF-16 units. */
export const text = (min: number, max: number) =>
  z.string().superRefine((value, context) => {
    if (min > 0 && value.trim().length === 0) {
      complain(context, 'BASE_TYPE_REQUIRED', 'This field is required');
    } else if (value.length < min || value.length > max) {
      complainLength(context, min, max);
    }
  });

/** An array of `min` to `max` items. */
export const list = <T extends z.ZodType>(item: T, min: number, max: number) =>
  z.array(item).superRefine((value, context) => {
    if (value.length < min || value.length > max) complainLength(context, min, max);
  });

const complainLength = (context: z.RefinementCtx, min: number, max: number): void => {
  if (min > 0) complain(context, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  else complain(context, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
};

/** Reads `body` by `schema`. @throws DiscordRefusal 50035 with Discord's tree of errors */
export const parseForm = <T extends z.ZodType>(schema: T, body: unknown): z.output<T> => {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) return result.data;
  throw refuse.invalidForm(result.error.issues.map(toComplaint));
};

type Issue = z.core.$ZodIssue;

const toComplaint = (issue: Issue): FormComplaint => ({ path: issue.path, ...inDiscordsWords(issue) });

const inDiscordsWords = (issue: Issue): { code: string; message: string } => {
  switch (issue.code) {
    case 'custom':
      return { code: String(issue.params?.code ?? 'BASE_TYPE_INVALID'), message: issue.message };
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : { code: 'BASE_TYPE_INVALID', message: `Expected a value of type ${issue.expected}.` };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.join(', ')}}.` };
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not allowed here.' };
    case 'too_big':
      return { code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${issue.maximum}.` };
    case 'too_small':
      return {
        code: 'NUMBER_TYPE_MIN',
        message: `Value should be greater than or equal to ${issue.minimum}.`,
      };
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
};
