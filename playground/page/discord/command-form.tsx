import { useRef } from 'preact/hooks';
import type { OfferedField } from '../../server/discord-view.js';
import { onDiscord } from '../api.js';
import { pickFile } from '../drop.js';
import { Button, useAfterwards } from '../elements.js';
import { type Form, hiddenFields, withEntered, withField, withFile } from './form.js';
import type { Discord } from './model.js';

const COMPLETE_AFTER_MS = 120;
const FLAGS = ['True', 'False'].map((name) => ({ name, value: name.toLowerCase() }));
/** Selects what can have the focus in a field. */
export const CONTROL = '.field :is(input, select, button)';

type FormProps = { readonly discord: Discord; readonly form: Form };
type FieldProps = FormProps & { readonly field: OfferedField };

/** A command being filled in: its options as fields, with what the bot offers for them. */
export const CommandForm = ({ discord, form }: FormProps) => {
  const { command } = form;
  const { cancel, change } = discord.draft;
  const fields = useRef<HTMLDivElement>(null);
  const afterwards = useAfterwards();
  const add = ({ name }: OfferedField) => {
    change((now) => withField(now, name));
    afterwards(() => [...(fields.current?.querySelectorAll<HTMLElement>(CONTROL) ?? [])].at(-1)?.focus());
  };
  const shown = form.shown.flatMap((name) => command.fields.filter((field) => field.name === name));
  const more = hiddenFields(form).map((field) => (
    <Button key={field.name} title={field.description} text={`+ ${field.name}`} work={() => add(field)} />
  ));
  return (
    <div class="command-form" role="group" aria-label={`Options of /${command.path}`}>
      <div class="command-head">
        <span class="command-name">{`/${command.path}`}</span>
        <span class="command-about">{command.description}</span>
        <Button class="close" label="Leave this command" text="✕" work={cancel} />
      </div>
      <div class="fields" ref={fields}>
        {shown.map((field) => (
          <div key={field.name} class="field" title={field.description}>
            <span class="field-name">{field.name}</span>
            <Control discord={discord} form={form} field={field} />
          </div>
        ))}
      </div>
      <div class="more-options" children={more} />
    </div>
  );
};

const Control = ({ discord, form, field }: FieldProps) => {
  const { completion, change, send, cancel } = discord.draft;
  const suggest = useSuggestions({ discord, form, field });
  const label = `${field.name}: ${field.description}`;
  if (field.kind === 'file') {
    const choose = () => pickFile((file) => change((now) => withFile(now, file)));
    const text = form.files[field.name]?.name ?? 'Drop or choose a file';
    return <Button class="file-input" label={label} text={text} work={choose} />;
  }
  const shared = {
    'aria-label': label,
    value: form.entered[field.name]?.text ?? '',
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLSelectElement }) => {
      change((now) => withEntered(now, field.name, { text: currentTarget.value }));
      suggest(currentTarget);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (completion.handleKey(event)) return;
      if (event.key === 'Enter') send();
      else if (event.key === 'Escape') cancel();
      else return;
      event.preventDefault();
    },
  };
  const choices = field.kind === 'flag' ? FLAGS : field.choices;
  if (choices.length > 0)
    return (
      <select {...shared}>
        <option value="">—</option>
        {choices.map(({ name, value }) => (
          <option value={value}>{name}</option>
        ))}
      </select>
    );
  return (
    <input
      {...(field.kind === 'number' ? { type: 'number' } : { type: 'text' })}
      {...completion.attributes(field.name)}
      {...shared}
      min={field.min}
      max={field.max}
      maxLength={field.maxLength}
      placeholder={field.description}
      autocomplete="off"
      onFocus={({ currentTarget }) => suggest(currentTarget)}
    />
  );
};

/** Asks the bot what can stand in a field, soon after the last key. */
const useSuggestions = ({ discord, form, field }: FieldProps) => {
  const { completion, change } = discord.draft;
  const asked = useRef(0);
  return (input: HTMLInputElement | HTMLSelectElement): void => {
    if (!field.completes) return;
    const suggest = async () => {
      const typed = { option: field.name, typed: input.value };
      const act = { ...discord.place, path: form.command.path, options: {}, ...typed };
      const choices = await onDiscord('complete', act).catch(() => []);
      if (asked.current !== timer || document.activeElement !== input) return;
      const items = choices.map(({ name: text, value }) => ({
        label: text,
        pick: () => change((now) => withEntered(now, field.name, { text, value })),
      }));
      completion.show(field.name, items);
    };
    window.clearTimeout(asked.current);
    const timer = window.setTimeout(suggest, COMPLETE_AFTER_MS);
    asked.current = timer;
  };
};
