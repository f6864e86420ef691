import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownField } from '../../discord/index.js';
import { Button } from '../elements.js';
import { reasonOf } from '../toast.js';
import { Markdown } from './markdown.js';
import type { Discord, Modal } from './model.js';

type Props = { readonly discord: Discord; readonly form: Modal; readonly as: string };

/** A form as a dialog, open until it is sent or closed. */
export const ModalDialog = ({ discord, form, as }: Props) => {
  const { id, title, text, fields } = form;
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const close = () => dialog.current?.close();
  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('label :is(input, textarea, select)')?.focus();
  }, []);
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (isBusy) return;
    const values = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    setBusy(true);
    try {
      await discord.submit(as, id, Object.fromEntries(values));
      close();
    } catch (error) {
      setProblem(reasonOf(error));
    }
    setBusy(false);
  };
  const warning = `This form goes to ${discord.world.bot.name}. Do not share passwords or other secrets.`;
  const closed = () => discord.setModal((now) => (now?.form === form ? undefined : now));
  return (
    <dialog ref={dialog} class="modal" aria-labelledby={`modal-${id}`} onClose={closed}>
      <form onSubmit={submit}>
        <header>
          <h2 id={`modal-${id}`}>{title}</h2>
          <Button class="close" label="Close" text="✕" work={close} />
        </header>
        <p class="warning">{warning}</p>
        {text !== '' && <Markdown source={text} />}
        {fields.map((field) => (
          <label key={field.customId}>
            <span>
              {field.label}
              {field.required && <span class="required" title="required" children=" *" />}
            </span>
            {field.description && <small>{field.description}</small>}
            <Control {...field} />
          </label>
        ))}
        <p class="problem" role="alert" children={problem} />
        <footer>
          <Button class="btn plain" text="Cancel" work={close} />
          <button type="submit" class="btn primary" aria-busy={isBusy || undefined} children="Submit" />
        </footer>
      </form>
    </dialog>
  );
};

const Control = ({
  customId: name,
  kind,
  isParagraph,
  value,
  placeholder,
  required,
  options,
}: ShownField) => {
  const shared = { name, required, placeholder, defaultValue: value };
  if (kind !== 'select')
    return isParagraph ? <textarea {...shared} rows={4} /> : <input {...shared} type="text" />;
  return (
    <select name={name} required={required}>
      {options.map((option) => (
        <option value={option.value}>{option.label}</option>
      ))}
    </select>
  );
};
