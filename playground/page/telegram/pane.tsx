import { Chips } from '../composing.js';
import { useFileDrop } from '../drop.js';
import { Avatar, Button, classes, Unread } from '../elements.js';
import { MessageList } from '../message-list.js';
import { messagesOf, unreadIn } from '../side.js';
import { ChatToasts } from '../toast.js';
import { ViewerPicker } from '../viewer.js';
import { Composer } from './composer.js';
import { Message } from './message.js';
import { type Chat, firstLine, type Telegram, type TelegramProps, useTelegram } from './model.js';

/** The Telegram-like half of the page. */
export const TelegramPane = (props: TelegramProps) => {
  const telegram = useTelegram(props);
  const { world, viewer, chat, messages } = telegram;
  const { name, isPrivate, topics, topic } = chat;
  const { isOver, listeners } = useFileDrop(telegram.takeFile);
  const members = world.people.length + world.friends.length + 1;
  return (
    <section
      class={classes('pane telegram', isOver && 'file-over')}
      id="telegram"
      aria-label="Telegram-like"
      {...listeners}
    >
      <aside class="sidebar">
        <div class="me">
          <ViewerPicker of="Telegram" people={world.people} viewer={viewer} become={telegram.become} />
        </div>
        <nav aria-label="Chats">
          {viewer.chats.map((one) => (
            <Entry key={one.id} telegram={telegram} chat={one} />
          ))}
        </nav>
      </aside>
      <div class="chat">
        <header>
          <Avatar name={name} isBot={isPrivate} />
          <div>
            <h2>{name}</h2>
            <div class="about">{isPrivate ? 'bot' : `${members} members`}</div>
          </div>
        </header>
        <div class="topics" role="group" aria-label="Topics" hidden={topics.length === 0}>
          {topics.map((one) => {
            const open = () => telegram.openTopic(one.id);
            return <Button key={one.id} aria-pressed={one.id === topic} text={one.name} work={open} />;
          })}
        </div>
        <MessageList
          key={`${viewer.id}/${chat.id}/${topic}`}
          messages={messages}
          said={telegram.said}
          isShared={!isPrivate}
          draw={(message, before) => <Message telegram={telegram} message={message} before={before} />}
        />
        <Composer telegram={telegram}>
          <Chips {...telegram} isShared={!isPrivate} takesFiles isEmpty={messages.length === 0} />
        </Composer>
        <ChatToasts />
      </div>
    </section>
  );
};

const Entry = ({ telegram, chat }: { readonly telegram: Telegram; readonly chat: Chat }) => {
  const { id, name, isPrivate } = chat;
  const last = messagesOf(telegram.side, id).at(-1);
  const words = last ? firstLine(last) : isPrivate ? 'Tap to start' : 'No messages yet';
  return (
    <Button
      class="entry"
      aria-current={id === telegram.chat.id ? 'page' : undefined}
      work={() => telegram.open(chat)}
    >
      <Avatar name={name} isBot={isPrivate} />
      <span class="entry-text">
        <b>{name}</b>
        <span class="entry-last">{words}</span>
      </span>
      <Unread count={unreadIn(telegram.side, id)} />
    </Button>
  );
};
