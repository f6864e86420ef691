/** The data of each event of a stream, up to OpenAI's mark of the end. */
export const messagesOfStream = async function* (response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const bytes of response.body ?? []) {
    const lines = (waiting + decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    waiting = lines.pop() ?? '';
    for (const line of lines) {
      const data = /^data: ?(.*)$/.exec(line)?.[1];
      if (data === '[DONE]') return;
      if (data !== undefined) yield data;
    }
  }
};
