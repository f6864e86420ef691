import type { RegisteredCommand } from '../commands.js';
import type { Upload } from '../files.js';
import { interactionChannelPayload, interactionMemberPayload, userPayload } from '../payloads.js';
import type { Platform } from '../platform.js';
import { OptionKind, type ValueOption } from '../validate/commands.js';
import type { DiscordChannel, DiscordGuild, DiscordUser } from '../world.js';
import { ImpossibleError } from './impossible.js';

/** What a person puts into an option. */
export type OptionInput = string | number | boolean | Upload | DiscordUser | DiscordChannel;
/** Options by name, as typed. */
export type OptionInputs = Readonly<Record<string, OptionInput>>;

/** Objects that options name, by kind and id. */
export type Resolved = Record<'users' | 'members' | 'channels' | 'attachments', Record<string, object>>;

/** An option as an interaction carries it. */
export interface SentOption {
  name: string;
  type: number;
  value?: string | number | boolean;
  focused?: boolean;
  options?: SentOption[];
}

interface Found {
  readonly command: RegisteredCommand;
  readonly options: readonly ValueOption[];
  /** Wraps values in the subcommand and group they belong to. */
  wrap(values: SentOption[]): SentOption[];
}

/** Finds `flashcard add` among commands. @throws ImpossibleError */
export const findCommand = (commands: readonly RegisteredCommand[], path: string): Found => {
  const [name, ...branches] = path.split(' ');
  const command = commands.find((one) => one.type === 1 && one.name === name);
  if (command === undefined) throw new ImpossibleError(`No command /${name} is offered here`);
  let options: readonly { name: string; type: number }[] = optionsOf(command);
  const steps: { name: string; type: number }[] = [];
  for (const branch of branches) {
    const next = options.find((option) => option.name === branch && option.type <= OptionKind.group);
    if (next === undefined) throw new ImpossibleError(`/${path} does not exist`);
    steps.unshift({ name: next.name, type: next.type });
    options = optionsOf(next);
  }
  if (options.some((option) => option.type <= OptionKind.group))
    throw new ImpossibleError(`/${path} needs a subcommand`);
  const wrap = (values: SentOption[]) =>
    steps.reduce<SentOption[]>((inner, step) => [{ ...step, options: inner }], values);
  return { command, options: options.filter(isValueOption), wrap };
};

const optionsOf = (node: object): readonly { name: string; type: number }[] => {
  const options: unknown = Reflect.get(node, 'options');
  return Array.isArray(options) ? options : [];
};

const isValueOption = (option: { type: number }): option is ValueOption => option.type > OptionKind.group;

/** Turns what a person typed into what is sent, checked as their app checks it. */
export class OptionFiller {
  readonly resolved: Resolved = { users: {}, members: {}, channels: {}, attachments: {} };

  constructor(
    private readonly platform: Platform,
    private readonly guild: DiscordGuild | undefined,
  ) {}

  /** The `resolved` of the interaction's data, if anything is in it. */
  get resolvedData(): { resolved?: Partial<Resolved> } {
    const filled = Object.entries(this.resolved).filter(([, byId]) => Object.keys(byId).length > 0);
    return filled.length === 0 ? {} : { resolved: Object.fromEntries(filled) };
  }

  /** @throws ImpossibleError for an option unknown, missing or out of bounds */
  fill(options: readonly ValueOption[], inputs: OptionInputs): SentOption[] {
    for (const { name, required } of options)
      if (required && inputs[name] === undefined) throw new ImpossibleError(`Option ${name} is required`);
    return Object.entries(inputs).map(([name, input]) => {
      const option = options.find((one) => one.name === name);
      if (option === undefined) throw new ImpossibleError(`There is no option ${name}`);
      return { name, type: option.type, value: this.#value(option, input) };
    });
  }

  /** Uploads a file that a person attaches to an interaction. Returns its id. */
  attach(upload: Upload): string {
    const { applicationId, files } = this.platform;
    const file = files.store(upload, `ephemeral-attachments/${applicationId}`);
    this.resolved.attachments[file.id] = files.attachmentPayload(file, true);
    return file.id;
  }

  #value(option: ValueOption, input: OptionInput): string | number | boolean {
    const { type, name } = option;
    if (typeof input === 'object') return this.#reference(option, input);
    if (type === OptionKind.string && typeof input === 'string') return checkText(option, input);
    if (type === OptionKind.boolean && typeof input === 'boolean') return input;
    const isNumeric = type === OptionKind.number || (type === OptionKind.integer && Number.isInteger(input));
    if (isNumeric && typeof input === 'number') return checkNumber(option, input);
    throw new ImpossibleError(`Option ${name} takes no ${typeof input}`);
  }

  #reference({ type, name }: ValueOption, input: Upload | DiscordUser | DiscordChannel): string {
    if ('bytes' in input && type === OptionKind.attachment) return this.attach(input);
    if ('isBot' in input && (type === OptionKind.user || type === OptionKind.mentionable)) {
      this.resolved.users[input.id] = userPayload(input);
      if (this.guild?.members.has(input)) {
        const { user: _, ...member } = interactionMemberPayload(this.guild, input);
        this.resolved.members[input.id] = member;
      }
      return input.id;
    }
    if ('kind' in input && type === OptionKind.channel) {
      this.resolved.channels[input.id] = interactionChannelPayload(this.platform.world, input);
      return input.id;
    }
    throw new ImpossibleError(`Option ${name} takes something else`);
  }
}

const checkText = (option: ValueOption, text: string): string => {
  if (text.length < (option.min_length ?? 0) || text.length > (option.max_length ?? Number.POSITIVE_INFINITY))
    throw new ImpossibleError(`Option ${option.name} is too short or too long`);
  return checkChoice(option, text);
};

const checkNumber = (option: ValueOption, value: number): number => {
  if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity))
    throw new ImpossibleError(`Option ${option.name} is too small or too large`);
  return checkChoice(option, value);
};

const checkChoice = <T extends string | number>({ choices, name }: ValueOption, value: T): T => {
  if (choices?.length && !choices.some((choice) => choice.value === value))
    throw new ImpossibleError(`Option ${name} does not offer ${value}`);
  return value;
};
