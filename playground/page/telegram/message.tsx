import type { TelegramWireMessage } from '../../server/telegram-view.js';
import { Avatar, Button, classes, FileCard, Sign } from '../elements.js';
import { clockTime } from '../time.js';
import { Formatted } from './entities.js';
import { firstLine, type Telegram } from './model.js';

type Props = { readonly telegram: Telegram; readonly message: TelegramWireMessage };
type RowProps = Props & { readonly before: TelegramWireMessage | undefined };

/** A message's row. */
export const Message = ({ telegram, message, before }: RowProps) => {
  const { id, author, service } = message;
  if (service)
    return (
      <div class="service" data-message={id}>
        <span>{service}</span>
      </div>
    );
  const isOwn = author.id === telegram.viewer.id;
  const isFromOther = !isOwn && !telegram.chat.isPrivate;
  const isContinued = before !== undefined && !before.service && before.author.id === author.id;
  const reply = () => telegram.reply(message);
  return (
    <article
      class={classes('message', isOwn && 'own', isContinued && 'continued')}
      data-message={id}
      onDblClick={reply}
    >
      {isFromOther && <Avatar {...author} />}
      <div class="stack">
        <Bubble telegram={telegram} message={message} showsName={isFromOther && !isContinued} />
        <Keyboard telegram={telegram} message={message} />
      </div>
      <Button class="reply" label={`Reply to ${author.name}`} title="Reply" text="↩" work={reply} />
    </article>
  );
};

const Bubble = ({ telegram, message, showsName }: Props & { readonly showsName: boolean }) => {
  const { author, isPrivate, text, entities, photo, document, reaction, replyTo, edited, at } = message;
  return (
    <div class={classes('bubble', photo && 'with-photo')}>
      {isPrivate && <div class="only-you">👁 Only you can see this</div>}
      {showsName && <div class="name">{author.name}</div>}
      {replyTo !== undefined && <ReplyLine to={telegram.find(replyTo)} />}
      {photo && (
        <a class="photo" href={photo.url} target="_blank" rel="noopener">
          <img src={photo.url} width={photo.width} height={photo.height} alt={text || 'Picture'} />
        </a>
      )}
      {document && <FileCard file={document} kind="document" />}
      {text !== '' && (
        // Another text hides its spoilers again.
        <div class="text" key={text}>
          <Formatted text={shownText(text)} entities={entities} onCommand={telegram.post} />
        </div>
      )}
      {reaction && <div class="reaction">{reaction}</div>}
      <div class="meta">{`${edited ? 'edited ' : ''}${clockTime(at)}`}</div>
    </div>
  );
};

/** Apps hide what a deep link carries. */
const shownText = (text: string): string => text.replace(/^\/start \S+$/, '/start');

const ReplyLine = ({ to }: { readonly to: TelegramWireMessage | undefined }) => {
  if (to === undefined) return <div class="reply-line">Deleted message</div>;
  return (
    <Button class="reply-line" work={({ currentTarget }) => reveal(currentTarget, to.id)}>
      <b>{to.author.name}</b>
      <span>{firstLine(to)}</span>
    </Button>
  );
};

/** Brings another message of the list into view and points it out. */
const reveal = (from: Element, id: string): void => {
  const row = from.closest('.rows')?.querySelector(`[data-message="${id}"]`);
  row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  row?.classList.add('pointed-out');
  setTimeout(() => row?.classList.remove('pointed-out'), 1500);
};

const Keyboard = ({ telegram, message }: Props) => {
  if (message.buttons.length === 0) return null;
  return (
    <div class="keyboard">
      {message.buttons.map((row) => (
        <div class="keyboard-row">
          {row.map((button, at) => (
            <Button
              // An edit that gives a button another meaning makes it another button.
              key={`${at}/${button.data}`}
              class={classes('key', button.style)}
              work={() => telegram.press(message, button)}
            >
              {button.label}
              {button.url && <Sign class="away" of="↗" />}
            </Button>
          ))}
        </div>
      ))}
    </div>
  );
};
