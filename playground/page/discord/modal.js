import { h, whileBusy } from '../dom.js';
import { markdown } from './markdown.js';

/**
 * Opens a form as a dialog.
 * @param onSubmit gets the values by their fields' ids; the dialog stays open when it rejects
 */
export function openModal(modal, botName, onSubmit) {
  const fields = modal.fields.map((field) => ({ field, input: control(field) }));
  const submit = h('button', { type: 'submit', class: 'btn primary' }, 'Submit');
  const problem = h('p', { class: 'problem', role: 'alert' });
  const send = async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(fields.map(({ field, input }) => [field.customId, input.value]));
    await whileBusy(submit, async () => {
      try {
        await onSubmit(values);
        dialog.close();
      } catch (error) {
        problem.textContent = error.message;
      }
    });
  };
  const titleId = `modal-${modal.id}`;
  const dialog = h(
    'dialog',
    { class: 'modal', 'aria-labelledby': titleId, onclose: () => dialog.remove() },
    h(
      'form',
      { onsubmit: send },
      h(
        'header',
        {},
        h('h2', { id: titleId }, modal.title),
        closeButton(() => dialog.close()),
      ),
      h('p', { class: 'warning' }, `This form goes to ${botName}. Do not share passwords or other secrets.`),
      modal.text !== '' && markdown(modal.text),
      fields.map(({ field, input }) => labelled(field, input)),
      problem,
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'btn plain', onclick: () => dialog.close() }, 'Cancel'),
        submit,
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.input.focus();
}

const closeButton = (close) =>
  h('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: close }, '✕');

function labelled(field, input) {
  return h(
    'label',
    {},
    h('span', {}, field.label, field.required && h('span', { class: 'required', title: 'required' }, ' *')),
    field.description && h('small', {}, field.description),
    input,
  );
}

function control(field) {
  if (field.kind === 'select')
    return h(
      'select',
      { required: field.required },
      field.options.map(({ label, value }) => h('option', { value }, label)),
    );
  const shared = { required: field.required, placeholder: field.placeholder };
  const input = field.isParagraph
    ? h('textarea', { ...shared, rows: 4 })
    : h('input', { ...shared, type: 'text' });
  input.value = field.value;
  return input;
}
