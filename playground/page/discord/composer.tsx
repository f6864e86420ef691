import type { ComponentChildren } from 'preact';
import { Suggestions } from '../completion.js';
import { AttachButton, MessageInput } from '../composing.js';
import { Button, classes } from '../elements.js';
import { CommandForm } from './command-form.js';
import type { Discord } from './model.js';

type Props = { readonly discord: Discord; readonly children: ComponentChildren };

/** Where a person writes: plain messages, and commands once they begin with a slash. */
export const Composer = ({ discord, children }: Props) => {
  const { channel, draft } = discord;
  const { form, files, sendButton } = draft;
  const { dropped } = form ?? {};
  const name = channel.kind === 'text' ? `#${channel.name}` : channel.name;
  const attached = files.map((file) => (
    <Button class="chip" title="Remove" text={`📎 ${file.name} ✕`} work={() => draft.detach(file)} />
  ));
  return (
    <footer class={classes('composer', form && 'in-command')}>
      <Suggestions {...draft.completion} />
      {children}
      <div>
        {form && <CommandForm key={form.command.path} discord={discord} form={form} />}
        {dropped && (
          <Button class="plain" text="Post it without a command" work={() => draft.postInstead(dropped)} />
        )}
      </div>
      <div class="chips" children={attached} />
      <div class="box">
        <AttachButton sign="+" onFile={draft.takeFile} />
        <MessageInput draft={draft} name={name} placeholder={`Message ${name}, or / for commands`} />
        <Button
          ref={sendButton}
          class="send"
          label="Send"
          text="➤"
          work={draft.send}
          onKeyDown={({ key }) => key === 'Escape' && draft.cancel()}
        />
      </div>
    </footer>
  );
};
