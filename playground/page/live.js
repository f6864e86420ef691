/**
 * Listens to what two people see, until the connection is lost. @param viewers their ids, by side
 * @returns what ends it
 */
export function listen(viewers, handlers) {
  const source = new EventSource(`/api/stream?${new URLSearchParams(viewers)}`);
  for (const event of ['discord', 'telegram', 'commands', 'bot', 'friends']) {
    source.addEventListener(event, ({ data }) => handlers[event](JSON.parse(data)));
  }
  source.addEventListener('error', () => {
    source.close();
    handlers.lost();
  });
  return () => source.close();
}
