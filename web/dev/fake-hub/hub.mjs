import { bydele, places } from './basemap.mjs';
import {
  ago,
  areas,
  byName,
  evening,
  id,
  ledergrupper,
  organisations,
  people,
  progressOf,
  row,
  shifts,
} from './evening.mjs';
import { zoneDeed, zoneRefusal } from './zones.mjs';

const PROBLEM = { type: 'about:blank' };
const problem = (status, code, title, detail, more = {}) => ({
  status,
  body: { ...PROBLEM, status, code, title, detail, ...more },
});
const metres = ([x, y], [a, b]) => Math.hypot((x - a) * 62_700, (y - b) * 111_300);

/** An alert's rows with how it goes on. */
const procedure = (rows) => ({ policy: 0, staleAfterMinutes: 120, progress: progressOf(rows), rows });

/** Answers as the contract says. It keeps everything in memory and decides almost nothing. */
export class FakeHub {
  views = evening();
  seq = 1;
  epoch = id();
  chainBroken = false;
  refuseNext = false;
  conflictNext = false;
  outcomes = new Map();
  people = people.map((p) => ({ ...p, mobile: '+4520123456', userName: null }));
  organisations = [...organisations];
  ledergrupper = [...ledergrupper];
  shifts = [...shifts];
  texts = new Map();
  code = 4720;
  publish = () => {};

  constructor(baseMap) {
    this.baseMap = baseMap;
    for (const view of this.views.values()) for (const alert of view.alerts) this.#text(alert, view.incident);
  }

  stage(what) {
    if (what === 'break-chain') this.chainBroken = true;
    if (what === 'refuse') this.refuseNext = true;
    if (what === 'conflict') this.conflictNext = true;
    if (what === 'quiet' || what === 'reset') {
      this.chainBroken = false;
      this.epoch = id();
      this.views =
        what === 'quiet' ? new Map([...evening()].filter(([, v]) => v.incident.stoodDown)) : evening();
    }
  }

  cursors = () => ({ myndigheder: this.seq });
  now = () => new Date().toISOString();
  heartbeat = () => ({
    epoch: this.epoch,
    now: this.now(),
    heads: this.cursors(),
    chainBroken: this.chainBroken,
  });
  follow() {
    const snapshot = { incidents: [...this.views.values()] };
    return {
      epoch: this.epoch,
      now: this.now(),
      cursors: this.cursors(),
      snapshot,
      changes: [],
      chainBroken: this.chainBroken,
    };
  }
  #change(...changes) {
    this.seq += 1;
    this.publish({ audience: 'myndigheder', seq: this.seq, at: this.now(), changes });
  }

  answer(method, path, body, me) {
    const parts = path.replace('/api/v1/', '').split('/');
    const person = this.people.find((p) => p.id === me) ?? null;
    const key = `${method} ${parts[0]}`;
    if (key === 'GET start') return { status: 200, body: this.#start() };
    if (parts[0] === 'session') return this.#session(method, parts, body, person);
    if (parts[0] === 'demo') return this.#phones(method, parts, body);
    if (!person) return problem(401, 'not-signed-in', 'Ikke logget ind', 'Log ind først.');
    if (key === 'GET map') return { status: 200, body: this.baseMap };
    if (key === 'GET reference') return { status: 200, body: this.#reference() };
    if (key === 'GET people') return { status: 200, body: this.people };
    if (key === 'POST preview') return { status: 200, body: this.#preview(body) };
    if (method === 'GET' && parts[0] === 'incidents') return { status: 200, body: this.views.get(parts[1]) };
    if (method === 'POST') return this.#command(parts, body, person);
    return problem(404, 'not-found', 'Det findes ikke', 'Det findes ikke.');
  }

  #start() {
    const demoPeople = this.people.slice(0, 9).map((p) => ({
      id: p.id,
      name: p.name,
      organisation: p.organisation,
      title: p.title ?? '',
      organisationName: this.organisations.find((o) => o.id === p.organisation)?.name ?? '',
    }));
    return { mode: 'demo', needsFirstAdministrator: false, demoPeople };
  }

  #session(method, parts, body, person) {
    if (method === 'GET') {
      if (!person) return problem(401, 'not-signed-in', 'Ikke logget ind', 'Log ind først.');
      const { id, name, organisation, roles } = person;
      const antiforgery = { header: 'X-Beredskab-Antiforgery', token: 'fake' };
      return {
        status: 200,
        body: { person: { id, name, organisation, roles }, antiforgery, mode: 'demo', version: 'fake' },
      };
    }
    if (method === 'DELETE') return { status: 204, cookie: '' };
    if (parts[1] === 'demo') return { status: 204, cookie: body.person };
    return problem(
      401,
      'wrong-password',
      'Kunne ikke logge ind',
      'Brugernavn eller adgangskode passer ikke.',
    );
  }

  #reference() {
    const named = this.people.map(({ id, name, organisation, roles }) => ({ id, name, organisation, roles }));
    return {
      organisations: this.organisations,
      people: named,
      areas,
      ledergrupper: this.ledergrupper,
      shifts: this.shifts,
    };
  }

  #phones(method, parts, body) {
    if (method === 'POST') {
      const [, , person] = parts;
      this.#say(person, 'out', body.text);
      const [, yes, code, eta] = /(JA|NEJ)\s+(\d+)(?:\s+(\d+))?/i.exec(body.text) ?? [];
      if (code)
        this.#reply(person, Number(code), /ja/i.test(yes) ? 'coming' : 'cannot', eta ? Number(eta) : null);
      return { status: 204 };
    }
    const list = this.people.map((p) => ({
      person: p.id,
      name: p.name,
      number: p.mobile ?? '',
      organisation: this.organisations.find((o) => o.id === p.organisation)?.shortName ?? '',
      messages: this.texts.get(p.id) ?? [],
    }));
    return { status: 200, body: list };
  }

  #say(person, direction, text) {
    this.texts.set(person, [
      ...(this.texts.get(person) ?? []),
      { id: id(), direction, text, at: this.now() },
    ]);
  }
  #text(alert, incident) {
    alert.code = ++this.code;
    for (const r of alert.rows) {
      if (r.person)
        this.#say(
          r.person,
          'in',
          `SSP-BEREDSKAB ${alert.code}: ${incident.title}. Svar JA ${alert.code} eller NEJ ${alert.code}. JA ${alert.code} 20 = fremme om 20 min.`,
        );
    }
  }
  #reply(person, code, kind, etaMinutes, channel = 'sms') {
    for (const view of this.views.values()) {
      for (const alert of view.alerts) {
        if (alert.code !== code && alert.id !== code) continue;
        alert.rows = alert.rows.map((r) =>
          r.person !== person
            ? r
            : {
                ...r,
                state: kind === 'coming' ? 'covered' : 'missing',
                earlier: r.answer ? [...r.earlier, r.answer] : r.earlier,
                answer: { kind, etaMinutes, at: this.now(), channel, unusual: false, dutyPhone: false },
              },
        );
        alert.progress = progressOf(alert.rows);
        this.#change({ kind: 'alert', alert });
      }
    }
  }

  /** Of a body's spot or shape: the middle of its corners stands for it. */
  #place({ position, shape }) {
    if (!shape) return position && this.#locate([position.longitude, position.latitude]);
    const corners = shape.type === 'Polygon' ? shape.coordinates[0].slice(0, -1) : shape.coordinates;
    const middle = [0, 1].map((i) => corners.reduce((sum, at) => sum + at[i], 0) / corners.length);
    const found = corners.map((at) => this.#locate(at));
    return { ...this.#locate(middle), areas: [...new Set(found.flatMap(({ areas }) => areas))], shape };
  }

  #locate(point) {
    const inside = bydele
      .filter(([, , [w, s, e, n]]) => point[0] >= w && point[0] <= e && point[1] >= s && point[1] <= n)
      .slice(0, 1);
    const nearest = places
      .map(([name, lon, lat]) => ({ name, far: metres(point, [lon, lat]) }))
      .sort((a, b) => a.far - b.far)[0];
    return {
      point,
      areas: [...inside.map(([key]) => key), ...(inside.length ? ['kommune:koebenhavn'] : [])],
      near: [],
      boundaryMetres: 350,
      place: nearest.far < 600 ? nearest.name : null,
      beside: null,
      shape: null,
    };
  }

  #alertsFor(position, incident) {
    const now = Date.now();
    const found = this.ledergrupper.filter((g) => position?.areas.includes(g.area));
    if (found.length === 0) {
      return [
        {
          id: id(),
          incident,
          ledergruppe: null,
          reason: 'nobody-else',
          areas: [],
          raisedAt: this.now(),
          endedAt: null,
          ...procedure([row('Sekretariat', 'Ida Thorsen', 'waiting', null, 'sent', 0, 'fallback')]),
        },
      ];
    }
    return found.map((g) => ({
      id: id(),
      incident,
      ledergruppe: g.id,
      reason: 'reported',
      areas: [g.area],
      raisedAt: this.now(),
      endedAt: null,
      ...procedure(
        g.required.map((organisation) => {
          const duty = this.shifts.find(
            (s) =>
              s.ledergruppe === g.id &&
              s.organisation === organisation &&
              Date.parse(s.from) <= now &&
              now < Date.parse(s.to),
          );
          return {
            organisation,
            required: true,
            state: duty ? 'waiting' : 'missing',
            person: duty?.person ?? null,
            standing: duty ? 'on-duty' : null,
            answer: null,
            earlier: [],
            cause: duty ? 'raised' : null,
            calledAt: duty ? this.now() : null,
            relieved: false,
            messages: duty
              ? [
                  {
                    channel: 'sms',
                    state: 'sent',
                    at: this.now(),
                    repeat: false,
                    errorCode: null,
                    dutyPhone: false,
                  },
                ]
              : [],
          };
        }),
      ),
    }));
  }

  #title(type, position) {
    const words = {
      sammenstoed: 'Sammenstød',
      stenkast: 'Stenkast',
      brand: 'Brand',
      'skud-vaaben': 'Skud eller våben',
      'bekymrende-samling': 'Bekymrende samling',
      'uro-institution': 'Uro på institution',
      online: 'Online',
      drab: 'Drab eller drabsforsøg',
      andet: 'Hændelse',
    };
    return position?.place ? `${words[type]} ved ${position.place}` : words[type];
  }

  #preview({ type, position, shape }) {
    const at = this.#place({ position, shape });
    const alerts = this.#alertsFor(at, '');
    const title = this.#title(type, at);
    const text = `SSP-BEREDSKAB 4711: ${title}. Svar JA 4711 eller NEJ 4711. JA 4711 20 = fremme om 20 min.`;
    const similar = at
      ? [...this.views.values()]
          .filter((v) => v.incident.position)
          .map((v) => ({
            id: v.incident.id,
            exercise: v.incident.exercise,
            number: v.incident.number,
            title: v.incident.title,
            stoodDown: v.incident.stoodDown !== null,
            metres: metres(at.point, v.incident.position.point),
          }))
          .filter((s) => s.metres < 500)
      : [];
    return {
      exercise: false,
      title,
      position: at,
      alerts,
      similar,
      people: new Set(alerts.flatMap((a) => a.rows.map((r) => r.person).filter(Boolean))).size,
      unreached: 0,
      sms: { text, characters: text.length, capacity: 160, parts: 1, encoding: 'GSM-7' },
    };
  }

  #command(parts, body, person) {
    const before = this.outcomes.get(body.commandId);
    if (before) return before;
    if (this.refuseNext) {
      this.refuseNext = false;
      return problem(
        422,
        'cpr-in-open-text',
        'Her må der ikke stå et CPR-nummer.',
        'Alle i beredskabet kan læse loggen. Skriv uden nummeret.',
        { field: Object.keys(body)[0] },
      );
    }
    const outcome = this.#decide(parts, body, person);
    this.outcomes.set(body.commandId, outcome);
    return outcome;
  }

  #accept(body, view) {
    return {
      status: 200,
      body: { commandId: body.commandId, version: view?.incident.version ?? null, recordedAt: this.now() },
    };
  }

  #decide([what, first, second, third, fourth], body, person) {
    if (what === 'alerts') {
      this.#reply(person.id, first, body.answer, body.etaMinutes, 'dashboard');
      return this.#accept(body);
    }
    if (what !== 'incidents') return this.#setUp(what, first, second, third, fourth, body);
    const stamp = {
      id: id(),
      by: { person: person.id, organisation: person.organisation },
      occurredAt: body.occurredAt ?? this.now(),
      recordedAt: this.now(),
    };
    if (!first) return this.#report(body, stamp);
    const view = this.views.get(first);
    if (!view) return problem(404, 'incident-unknown', 'Hændelsen findes ikke', 'Hændelsen findes ikke.');
    if (body.seenVersion !== undefined && (this.conflictNext || body.seenVersion !== view.incident.version)) {
      this.conflictNext = false;
      view.incident = { ...view.incident, version: view.incident.version + 1, level: 3 };
      const item = {
        ...stamp,
        id: id(),
        by: { person: byName.who['Mette Lindholm'], organisation: byName.org['Politi'] },
        kind: 'level-changed',
        from: 2,
        to: 3,
        reason: 'Spredt til to bydele',
      };
      view.log.push(item);
      this.#change({ kind: 'incident', incident: view.incident }, { kind: 'log', incident: first, item });
      return problem(
        409,
        'version-conflict',
        'Hændelsen er ændret',
        'Hændelsen er ændret, siden du så den.',
        { field: 'seenVersion', current: view.incident },
      );
    }
    const refused = second === 'zones' && zoneRefusal(view, { zone: third, what: fourth, body });
    if (refused) return problem(409, ...refused);
    const changes = this.#happen(view, second, third, fourth, body, stamp);
    // Zones are no part of the incident's version.
    if (second !== 'zones') view.incident = { ...view.incident, version: view.incident.version + 1 };
    this.#change({ kind: 'incident', incident: view.incident }, ...changes);
    return this.#accept(body, view);
  }

  #report(body, stamp) {
    const position = this.#place(body);
    const exercise = body.exercise === true;
    const alike = [...this.views.values()].filter((v) => v.incident.exercise === exercise);
    const number = Math.max(0, ...alike.map((v) => v.incident.number)) + 1;
    const incident = {
      id: body.incidentId,
      exercise,
      number,
      version: 1,
      type: body.type,
      title: exercise ? `ØVELSE ${this.#title(body.type, position)}` : this.#title(body.type, position),
      level: body.level,
      scope: body.scope,
      position,
      track: position ? [{ position, at: stamp.occurredAt }] : [],
      reached: position?.areas.filter((a) => a.startsWith('bydel')) ?? [],
      answers: { what: body.what, where: body.where, now: body.now, started: body.started },
      reported: { by: stamp.by, occurredAt: stamp.occurredAt, recordedAt: stamp.recordedAt },
      partners: [],
      stoodDown: null,
      zones: [],
    };
    const item = { ...stamp, kind: 'reported', level: body.level, position };
    const alerts = this.#alertsFor(position, incident.id);
    for (const alert of alerts) this.#text(alert, incident);
    const view = { incident, log: [item], tasks: [], alerts };
    this.views.set(incident.id, view);
    this.#change(
      { kind: 'incident', incident },
      { kind: 'log', incident: incident.id, item },
      ...alerts.map((alert) => ({ kind: 'alert', alert })),
    );
    return this.#accept(body, view);
  }

  #happen(view, what, third, fourth, body, stamp) {
    const incident = view.incident.id;
    const log = (fields) => {
      const item = { ...stamp, ...fields };
      view.log.push(item);
      return { kind: 'log', incident, item };
    };
    const task = (next) => {
      view.tasks = [...view.tasks.filter((t) => t.id !== next.id), next];
      return { kind: 'task', incident, task: next };
    };
    const old = view.tasks.find((t) => t.id === third);
    switch (what) {
      case 'zones':
        return zoneDeed(view, { zone: third, what: fourth, body, stamp }).map(log);
      case 'notes':
        return [log({ kind: 'note', text: body.text })];
      case 'corrections':
        return [log({ kind: 'correction', corrects: body.corrects, text: body.text })];
      case 'decisions':
        return [log({ kind: 'decision', what: body.what, why: body.why, decisionLevel: body.decisionLevel })];
      case 'omissions':
        return [log({ kind: 'omission', what: body.what, why: body.why, decisionLevel: body.decisionLevel })];
      case 'partners':
        view.incident = { ...view.incident, partners: [...view.incident.partners, body.organisationId] };
        return [log({ kind: 'partner-invited', partner: body.organisationId })];
      case 'level': {
        const from = view.incident.level;
        view.incident = { ...view.incident, level: body.level };
        return [log({ kind: 'level-changed', from, to: body.level, reason: body.reason })];
      }
      case 'stand-down':
        view.incident = {
          ...view.incident,
          stoodDown: {
            by: stamp.by,
            occurredAt: stamp.occurredAt,
            recordedAt: stamp.recordedAt,
            reason: body.reason,
          },
        };
        view.alerts = view.alerts.map((a) => ({ ...a, endedAt: this.now() }));
        return [
          log({ kind: 'stood-down', reason: body.reason }),
          ...view.alerts.map((alert) => ({ kind: 'alert', alert })),
        ];
      case 'position': {
        const position = this.#place(body);
        const entered = position.areas.filter(
          (a) => a.startsWith('bydel') && !view.incident.reached.includes(a),
        );
        view.incident = {
          ...view.incident,
          position,
          track: [...view.incident.track, { position, at: this.now() }],
          reached: [...view.incident.reached, ...entered],
        };
        const changes = [log({ kind: 'moved', position })];
        if (entered.length === 0) return changes;
        const alerts = this.#alertsFor({ areas: entered }, incident).map((a) => ({
          ...a,
          reason: 'area-entered',
        }));
        for (const alert of alerts) this.#text(alert, view.incident);
        view.alerts = [...view.alerts, ...alerts];
        return [
          ...changes,
          log({ id: id(), kind: 'areas-entered', areas: entered }),
          ...alerts.map((alert) => ({ kind: 'alert', alert })),
        ];
      }
      case 'tasks':
        if (fourth === 'complete')
          return [
            task({ ...old, completed: { by: stamp.by, occurredAt: stamp.occurredAt } }),
            log({ kind: 'task-completed', task: third, what: old.what, comment: body.note }),
          ];
        if (fourth === 'reopen')
          return [
            task({ ...old, completed: null }),
            log({ kind: 'task-reopened', task: third, what: old.what, reason: body.reason }),
          ];
        return [
          task({
            id: stamp.id,
            what: body.what,
            organisation: body.organisationId,
            tovholder: body.tovholder,
            deadline: body.deadline,
            targetGroups: body.targetGroups,
            assigned: { by: stamp.by, occurredAt: stamp.occurredAt },
            completed: null,
          }),
          log({ id: id(), kind: 'task-assigned', task: stamp.id, what: body.what }),
        ];
      default:
        return [];
    }
  }

  #setUp(what, first, second, third, fourth, body) {
    if (what === 'organisations' && !first)
      this.organisations.push({
        id: body.organisationId,
        name: body.name,
        shortName: body.shortName,
        kind: body.kind,
      });
    else if (what === 'organisations')
      Object.assign(
        this.organisations.find((o) => o.id === first),
        { name: body.name, shortName: body.shortName },
      );
    else if (what === 'people' && !first)
      this.people.push({
        id: body.personId,
        name: body.name,
        organisation: body.organisationId,
        roles: body.roles,
        mobile: body.mobile,
        userName: body.userName,
      });
    else if (what === 'people' && second === 'removal')
      Object.assign(
        this.people.find((p) => p.id === first),
        { organisation: null, roles: [] },
      );
    else if (what === 'people')
      Object.assign(
        this.people.find((p) => p.id === first),
        second === 'roles'
          ? { organisation: body.organisationId, roles: body.roles }
          : { name: body.name, mobile: body.mobile },
      );
    else if (second === 'shifts' && fourth) this.shifts = this.shifts.filter((s) => s.id !== third);
    else if (second === 'shifts')
      this.shifts.push({
        id: body.shiftId,
        ledergruppe: first,
        organisation: body.organisationId,
        person: body.person,
        from: body.from,
        to: body.to,
      });
    else if (first)
      Object.assign(
        this.ledergrupper.find((g) => g.id === first),
        { name: body.name, required: body.required },
      );
    else
      this.ledergrupper.push({
        id: body.ledergruppeId,
        area: body.area,
        name: body.name,
        required: body.required,
      });
    this.#change({ kind: 'reference' });
    return this.#accept(body);
  }
}
export { ago };
