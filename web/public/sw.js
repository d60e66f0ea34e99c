/* Shows what the beredskab sends to this device, and sends the answer of its buttons. Served from /sw.js, scope /. */
/* eslint-env serviceworker */

const ANSWERS = { coming: 'Kommer', cannot: 'Kan ikke' };

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

function show(title, options) {
  return self.registration.showNotification(title, {
    lang: 'da',
    icon: '/favicon.svg',
    ...options,
  });
}

self.addEventListener('push', (event) => {
  let message = {};
  try {
    message = event.data ? event.data.json() : {};
  } catch {
    // A message that cannot be read must still be seen: a browser takes the permission away otherwise.
  }
  const exercise = message.exercise === true;
  const actions = message.token
    ? Object.entries(ANSWERS).map(([action, title]) => ({
        action,
        title: exercise ? `${title} – øvelse` : title,
      }))
    : [];
  event.waitUntil(
    show(exercise ? 'ØVELSE SSP-beredskab' : 'SSP-beredskab', {
      body: message.text || 'Åbn beredskabet for at se, hvad der sker.',
      tag: message.incident || undefined,
      renotify: Boolean(message.incident),
      requireInteraction: actions.length > 0,
      actions,
      data: { token: message.token || null, incident: message.incident || null },
    }),
  );
});

async function answer(token, given, incident) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const response = await fetch('/api/v1/push/answers', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, answer: given }),
      });
      if (response.ok) {
        // What follows of it, in the Hub's own words: that nobody can be called as deputy, or that somebody comes already.
        const told = await response.json().catch(() => ({}));
        await show(told.exercise === true ? 'ØVELSE Dit svar er modtaget' : 'Dit svar er modtaget', {
          body: told.text || ANSWERS[given],
          tag: incident || undefined,
          data: { incident },
        });
        return;
      }
      if (response.status < 500) {
        const problem = await response.json().catch(() => ({}));
        await show('Svaret er ikke talt med', {
          body: problem.detail || 'Åbn beredskabet, og svar dér.',
          tag: incident || undefined,
          data: { incident },
        });
        return;
      }
    } catch {
      // The network is gone for the moment.
    }
    await new Promise((resolve) => setTimeout(resolve, 2000 * (attempt + 1)));
  }
  await show('Svaret nåede ikke frem', {
    body: 'Åbn beredskabet, og svar dér, eller svar med en SMS.',
    tag: incident || undefined,
    data: { incident },
  });
}

async function openIncident(incident) {
  const address = incident ? `/?haendelse=${encodeURIComponent(incident)}` : '/';
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const window of windows) {
    if ('navigate' in window) {
      await window.focus();
      await window.navigate(address).catch(() => self.clients.openWindow(address));
      return;
    }
  }
  await self.clients.openWindow(address);
}

self.addEventListener('notificationclick', (event) => {
  const { token, incident } = event.notification.data || {};
  event.notification.close();
  event.waitUntil(
    event.action in ANSWERS && token ? answer(token, event.action, incident) : openIncident(incident),
  );
});

self.addEventListener('pushsubscriptionchange', (event) => {
  const renew = async () => {
    const old = event.oldSubscription;
    if (!old) return;
    const fresh =
      event.newSubscription ||
      (await self.registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: old.options.applicationServerKey,
      }));
    const { endpoint, keys } = fresh.toJSON();
    await fetch('/api/v1/push/renewals', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ oldEndpoint: old.endpoint, endpoint, keys }),
    });
  };
  event.waitUntil(renew());
});
