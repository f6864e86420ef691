import { Chips } from '../composing.js';
import { useFileDrop } from '../drop.js';
import { Avatar, Button, classes, Sign, Unread } from '../elements.js';
import { MessageList } from '../message-list.js';
import { unreadIn } from '../side.js';
import { ViewerPicker } from '../viewer.js';
import { Composer } from './composer.js';
import { OfferCommand } from './markdown.js';
import { ContextMenu } from './menu.js';
import { Message } from './message.js';
import { ModalDialog } from './modal.js';
import { type Channel, type Discord, type DiscordProps, isShared, useDiscord } from './model.js';

const SIGNS = { text: '#', thread: '↳', dm: '@', private: '👥' };

/** The Discord-like half of the page. */
export const DiscordPane = (props: DiscordProps) => {
  const discord = useDiscord(props);
  const { world, viewer, channel, messages, draft, modal, menu } = discord;
  const { isOver, listeners } = useFileDrop(draft.takeFile);
  const channels = (those: readonly Channel[]) =>
    those.map((one) => <Entry key={one.id} discord={discord} channel={one} />);
  return (
    <>
      <section
        class={classes('pane discord', isOver && 'file-over')}
        id="discord"
        aria-label="Discord-like"
        {...listeners}
      >
        <aside class="sidebar">
          <div class="server">{world.server}</div>
          <nav aria-label="Channels">
            {channels(viewer.channels.filter(isShared))}
            <div class="list-heading">Direct messages</div>
            {channels(viewer.channels.filter((one) => !isShared(one)))}
          </nav>
          <div class="me">
            <ViewerPicker of="Discord" people={world.people} viewer={viewer} become={discord.become} />
          </div>
        </aside>
        <div class="chat">
          <header>
            <h2>
              <span class="sign">{SIGNS[channel.kind]}</span>
              {channel.name}
            </h2>
          </header>
          <OfferCommand.Provider value={discord.offer}>
            <MessageList
              key={`${viewer.id}/${channel.id}`}
              messages={messages}
              said={discord.said}
              isShared={isShared(channel)}
              when={discord.offers}
              draw={(message, before) => <Message discord={discord} message={message} before={before} />}
            />
          </OfferCommand.Provider>
          <Composer discord={discord}>
            <Chips
              {...discord}
              isShared={isShared(channel)}
              takesFiles={draft.fileCommand !== undefined}
              isEmpty={messages.length === 0}
            />
          </Composer>
        </div>
      </section>
      {menu && <ContextMenu {...menu} discord={discord} />}
      {modal && <ModalDialog key={modal.form.id} {...modal} discord={discord} />}
    </>
  );
};

const Entry = ({ discord, channel }: { readonly discord: Discord; readonly channel: Channel }) => {
  const { id, kind, name } = channel;
  const unread = unreadIn(discord.side, id);
  return (
    <Button
      class={classes('entry', kind, unread > 0 && 'unread')}
      aria-current={id === discord.channel.id ? 'page' : undefined}
      work={() => discord.open(channel)}
    >
      {kind === 'dm' ? <Avatar name={name} isBot /> : <Sign class="sign" of={SIGNS[kind]} />}
      <span class="entry-name">{name}</span>
      <Unread count={unread} />
    </Button>
  );
};
