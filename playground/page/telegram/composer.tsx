import type { ComponentChildren } from 'preact';
import { Suggestions } from '../completion.js';
import { AttachButton, MessageInput } from '../composing.js';
import { Button } from '../elements.js';
import type { Telegram } from './model.js';

type Props = { readonly telegram: Telegram; readonly children: ComponentChildren };

/** Where a person writes: texts, commands, captions of files, replies. */
export const Composer = ({ telegram, children }: Props) => {
  const { chat, messages, draft, post } = telegram;
  const { file, reply, cancel } = draft;
  // A private chat that nobody has written in begins with one button.
  const isNew = chat.isPrivate && messages.length === 0 && file === undefined;
  const placeholder = file ? 'Add a caption, such as: 10 cards' : 'Message';
  return (
    <footer class="composer">
      <Suggestions {...draft.completion} />
      {children}
      <Button class="start" hidden={!isNew} text="START" work={() => post('/start')} />
      <div class="context">
        {reply && <Context about={`Reply to ${reply.to}`} words={reply.words} cancel={!file && cancel} />}
        {file && <Context about={file.name} words="will be sent as a file" cancel={cancel} />}
      </div>
      <div class="box" hidden={isNew}>
        <Button class="menu" label="Commands" title="Commands" text="/" work={draft.toggleMenu} />
        <MessageInput draft={draft} name={chat.name} placeholder={reply?.placeholder ?? placeholder} />
        <AttachButton sign="📎" onFile={draft.takeFile} />
        <Button class="send" label="Send" title="Send" text="➤" work={draft.send} />
      </div>
    </footer>
  );
};

type About = { readonly about: string; readonly words: string; readonly cancel: (() => void) | false };

const Context = ({ about, words, cancel }: About) => (
  <div class="context-line">
    <span>
      <b>{about}</b>
      <span>{words}</span>
    </span>
    {cancel && <Button class="close" label="Cancel" text="✕" work={cancel} />}
  </div>
);
