/** The playground's server. Every call rejects with an Error whose message can be shown. */
export const api = {
  world: () => get('/api/world'),
  bot: (act) => post('/api/bot', { act }),
  friends: (play) => post('/api/friends', { play }),
  sample: async () => {
    const response = await fetch('/sample.pdf');
    if (!response.ok) throw new Error('The sample lecture is missing.');
    return new File([await response.blob()], 'lecture.pdf', { type: 'application/pdf' });
  },
  discord: {
    offers: (place) => get('/api/discord/offers', place),
    command: (act, files) => postForm('/api/discord/command', act, files),
    complete: (act) => post('/api/discord/complete', act),
    press: (act) => post('/api/discord/press', act),
    menu: (act) => post('/api/discord/menu', act),
    submit: (act) => post('/api/discord/submit', act),
    send: (act, files) => postForm('/api/discord/send', act, files),
  },
  telegram: {
    commands: (place) => get('/api/telegram/commands', place),
    send: (act) => post('/api/telegram/send', act),
    document: (act, file) => postForm('/api/telegram/document', act, { file }),
    press: (act) => post('/api/telegram/press', act),
    follow: (act) => post('/api/telegram/follow', act),
  },
};

async function get(path, query = {}) {
  return answer(fetch(`${path}?${new URLSearchParams(query)}`));
}

async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  return answer(fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function postForm(path, act, files) {
  const body = new FormData();
  body.set('act', JSON.stringify(act));
  for (const [field, file] of Object.entries(files)) body.set(field, file, file.name);
  return answer(fetch(path, { method: 'POST', body }));
}

async function answer(request) {
  const response = await request.catch(() => {
    throw new Error('The playground does not answer. Is it still running?');
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `The playground answered ${response.status}.`);
  return body;
}
