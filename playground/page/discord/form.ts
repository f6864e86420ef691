import type { OfferedCommand, OfferedField } from '../../server/discord-view.js';

/** A command being filled in. */
export interface Form {
  readonly command: OfferedCommand;
  /** Names of the options that have a field. */
  readonly shown: readonly string[];
  readonly entered: Readonly<Record<string, Entered>>;
  readonly files: Readonly<Record<string, File>>;
  /** The file that was dropped where no command had begun: it may have been meant as a message. */
  readonly dropped?: File;
}

interface Entered {
  readonly text: string;
  /** What the bot means by the text, where it was picked from what the bot offers. */
  readonly value?: string | number;
}

/** Options that are shown at once although nobody must fill them. */
const SHOWN_AT_ONCE = 2;

export const begin = (command: OfferedCommand): Form => {
  const required = command.fields.filter((field) => field.required);
  const shown = [...required, ...optional(command).slice(0, SHOWN_AT_ONCE)].map(({ name }) => name);
  return { command, shown, entered: {}, files: {} };
};

/** Options that can still be added. */
export const hiddenFields = ({ command, shown }: Form): readonly OfferedField[] =>
  optional(command).filter(({ name }) => !shown.includes(name));

const optional = ({ fields }: OfferedCommand) =>
  fields.filter(({ required, kind }) => !required && kind !== 'other');

export const withField = (form: Form, name: string): Form =>
  form.shown.includes(name) ? form : { ...form, shown: [...form.shown, name] };

export const withEntered = (form: Form, name: string, entered: Entered): Form => ({
  ...form,
  entered: { ...form.entered, [name]: entered },
});

/** The option of a command that takes a file. */
export const fileField = (command: OfferedCommand): OfferedField | undefined =>
  command.fields.find(({ kind }) => kind === 'file');

/** Puts a file into the option that takes one. */
export const withFile = (form: Form, file: File): Form => {
  const name = fileField(form.command)?.name;
  return name === undefined ? form : withField({ ...form, files: { ...form.files, [name]: file } }, name);
};

/** What was filled in. @throws Error naming a required option that is empty */
export const filled = ({ command, shown, entered, files }: Form) => {
  const options: Record<string, string | number | boolean> = {};
  for (const field of command.fields.filter(({ name }) => shown.includes(name))) {
    const value = meant(field, entered[field.name]);
    if (field.required && value === undefined && files[field.name] === undefined)
      throw new Error(`The option ${field.name} is required.`);
    if (value !== undefined) options[field.name] = value;
  }
  return { path: command.path, options, files };
};

const meant = ({ kind }: OfferedField, entered: Entered | undefined) => {
  const value = entered?.value ?? entered?.text ?? '';
  if (value === '') return undefined;
  if (kind === 'number') return Number(value);
  return kind === 'flag' ? value === 'true' : String(value);
};
