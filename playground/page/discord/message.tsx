import type { DiscordWireMessage } from '../../server/discord-view.js';
import { Avatar, Button, classes } from '../elements.js';
import { clockTime } from '../time.js';
import { Attachments, Components } from './components.js';
import { Markdown } from './markdown.js';
import type { Discord } from './model.js';

const SAME_AUTHOR_WITHIN_MS = 5 * 60_000;

type Props = { readonly discord: Discord; readonly message: DiscordWireMessage };
type RowProps = Props & { readonly before: DiscordWireMessage | undefined };

/** A message's row. */
export const Message = ({ discord, message, before }: RowProps) => {
  const { id, author, isPrivate, use, replyTo, at } = message;
  const isContinued = continues(message, before);
  const openMenu = (event: MouseEvent & { readonly currentTarget: Element }) => {
    const more = event.currentTarget.querySelector<HTMLElement>('.more');
    if (!more || (event.target instanceof Element && event.target.closest('a, input, textarea'))) return;
    event.preventDefault();
    discord.openMenu(id, more);
  };
  return (
    <article
      class={classes('message', isContinued && 'continued', isPrivate && 'private')}
      data-message={id}
      onContextMenu={openMenu}
    >
      {use && (
        <div class="reference">
          <Avatar name={use.by} />
          <b>{use.by}</b> used <span class="used">{use.what}</span>
        </div>
      )}
      {replyTo && <Reply to={discord.all.find((one) => one.id === replyTo)} />}
      {!isContinued && <Avatar {...author} />}
      <div class="body">
        {!isContinued && (
          <div class="name-line">
            <span class={classes('name', author.isBot && 'app')}>{author.name}</span>
            {author.isBot && <span class="badge">APP</span>}
            <time class="at" dateTime={new Date(at).toISOString()}>
              {clockTime(at)}
            </time>
          </div>
        )}
        <Content discord={discord} message={message} />
        {isPrivate && (
          <div class="only-you">
            {'👁 Only you can see this · '}
            <Button class="plain" text="Dismiss message" work={() => discord.dismiss(id)} />
          </div>
        )}
      </div>
      <Button
        class="more"
        label={`More about this message by ${author.name}`}
        aria-haspopup="menu"
        text="⋯"
        work={({ currentTarget }) => discord.openMenu(id, currentTarget)}
      />
    </article>
  );
};

const continues = (message: DiscordWireMessage, before: DiscordWireMessage | undefined): boolean => {
  if (before === undefined || message.use || message.replyTo || message.isPrivate !== before.isPrivate)
    return false;
  return before.author.id === message.author.id && message.at - before.at < SAME_AUTHOR_WITHIN_MS;
};

const Reply = ({ to }: { readonly to: DiscordWireMessage | undefined }) => {
  if (to === undefined) return <div class="reference">Original message was deleted</div>;
  return (
    <div class="reference">
      <b>{to.author.name}</b>
      {` ${to.content || 'a message'}`}
    </div>
  );
};

const Content = ({ discord, message }: Props) => {
  const { id, author, content, isLoading, components, files } = message;
  if (!isLoading)
    return (
      <>
        {content !== '' && <Markdown key={content} source={content} />}
        <Components
          of={components}
          files={files}
          press={(customId, value) => discord.press(id, customId, value)}
        />
        <Attachments of={components} files={files} />
      </>
    );
  return (
    <div class="thinking">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {`${author.name} is thinking…`}
    </div>
  );
};
