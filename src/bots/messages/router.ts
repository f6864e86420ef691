/** A bug, by the id under which the operator finds it in the log. */
export const incidentText = (id: string): string =>
  `Something went wrong on my side. Try again; if it stays, tell whoever runs this bot: ${id}`;

const names: Readonly<Record<string, string>> = {
  guild: 'servers',
  botDm: 'our private chat',
  userInstall: 'chats where you use me as your own app',
  group: 'groups',
  groupAdmin: 'groups, for their administrators',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Kinds of place as one would say them: `servers and groups`. */
export const placeNames = (places: readonly string[]): string =>
  list.format(
    places
      .filter((place) => place !== 'groupAdmin' || !places.includes('group'))
      .map((place) => names[place] ?? place),
  );
