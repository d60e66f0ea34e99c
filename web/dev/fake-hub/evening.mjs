/** A fictional evening: people, ledergrupper, shifts and incidents, all times relative to now. */
import { randomUUID } from 'node:crypto';

export const id = () => randomUUID();
export const ago = (minutes, now = Date.now()) => new Date(now - minutes * 60_000).toISOString();

const organisation = (shortName, name, kind = 'myndighed') => ({ id: id(), shortName, name, kind });
export const organisations = [
  organisation('Politi', 'Københavns Politi'),
  organisation('SOF', 'Socialforvaltningen'),
  organisation('BUF', 'Børne- og Ungdomsforvaltningen'),
  organisation('KFF', 'Kultur- og Fritidsforvaltningen'),
  organisation('Sekretariat', 'SSP Sekretariatet'),
  organisation('Mjølnerparken', 'Boligsocial helhedsplan Mjølnerparken', 'partner'),
];
const org = Object.fromEntries(organisations.map((o) => [o.shortName, o.id]));

const person = (name, of, roles, title) => ({ id: id(), name, organisation: org[of], roles, title });
export const people = [
  person('Jonas Aaby', 'SOF', ['leder'], 'Leder, Nørrebro'),
  person('Mette Lindholm', 'Politi', ['leder'], 'Vicepolitiinspektør'),
  person('Amina Rahimi', 'BUF', ['leder'], 'Områdechef'),
  person('Søren Kjeldgaard', 'KFF', ['leder'], 'Bibliotekschef'),
  person('Line Bruun', 'SOF', ['leder'], 'Leder, Nørrebro'),
  person('Dorte Vang', 'SOF', ['leder'], 'Leder, Bispebjerg'),
  person('Lise Kragh', 'BUF', ['leder'], 'Klubleder'),
  person('Ida Thorsen', 'Sekretariat', ['sekretariat', 'administrator'], 'Sekretariatschef'),
  person('Karim Nasser', 'Mjølnerparken', ['bidragyder'], 'Helhedsplanleder'),
];
const who = Object.fromEntries(people.map((p) => [p.name, p.id]));

const bydel = (key, name) => ({ id: `bydel:${key}`, kind: 'bydel', name });
export const areas = [
  bydel('indre-by', 'Indre By'),
  bydel('oesterbro', 'Østerbro'),
  bydel('noerrebro', 'Nørrebro'),
  bydel('vesterbro-kongens-enghave', 'Vesterbro/Kongens Enghave'),
  bydel('valby', 'Valby'),
  bydel('vanloese', 'Vanløse'),
  bydel('broenshoej-husum', 'Brønshøj-Husum'),
  bydel('bispebjerg', 'Bispebjerg'),
  bydel('amager-oest', 'Amager Øst'),
  bydel('amager-vest', 'Amager Vest'),
  { id: 'kommune:koebenhavn', kind: 'kommune', name: 'Københavns Kommune' },
];
const all = ['Politi', 'SOF', 'BUF', 'KFF'].map((s) => org[s]);
export const ledergrupper = ['noerrebro', 'bispebjerg', 'valby', 'broenshoej-husum'].map((key) => {
  const area = areas.find((a) => a.id === `bydel:${key}`);
  return { id: id(), area: area.id, name: `Ledergruppen ${area.name}`, required: all };
});
const group = (key) => ledergrupper.find((g) => g.area === `bydel:${key}`).id;
const shift = (key, of, name, from, to) => ({
  id: id(),
  ledergruppe: group(key),
  organisation: org[of],
  person: who[name],
  from: ago(-from * 60),
  to: ago(-to * 60),
});
export const shifts = [
  ...['noerrebro', 'bispebjerg', 'valby', 'broenshoej-husum'].flatMap((key) => [
    shift(key, 'Politi', 'Mette Lindholm', -8, 160),
    shift(key, 'SOF', key === 'noerrebro' ? 'Jonas Aaby' : 'Dorte Vang', -8, 6),
    shift(key, 'SOF', 'Line Bruun', 6, 150),
    shift(key, 'BUF', key === 'bispebjerg' ? 'Lise Kragh' : 'Amina Rahimi', -8, 150),
  ]),
  shift('noerrebro', 'KFF', 'Søren Kjeldgaard', -8, 20),
  shift('valby', 'KFF', 'Søren Kjeldgaard', -8, 150),
  shift('broenshoej-husum', 'KFF', 'Søren Kjeldgaard', -8, 150),
];

const by = (name) => ({ person: who[name], organisation: people.find((p) => p.name === name).organisation });
const stamp = (name, minutes, late = 0) => ({
  by: by(name),
  occurredAt: ago(minutes),
  recordedAt: ago(minutes - late),
});
export const position = (lon, lat, place, keys, near = [], boundaryMetres = 400) => ({
  point: [lon, lat],
  areas: [...keys.map((k) => `bydel:${k}`), 'kommune:koebenhavn'],
  near: near.map((k) => `bydel:${k}`),
  boundaryMetres,
  place,
  beside: null,
  shape: null,
});
/** The same, along a line or over an area. */
const over = (shape, ...at) => ({ ...position(...at), shape });
const line = (...coordinates) => ({ type: 'LineString', coordinates });
const ring = (...corners) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
export const row = (
  of,
  name,
  state,
  answer = null,
  message = 'delivered',
  minutes = 20,
  standing = 'on-duty',
) => ({
  organisation: org[of],
  required: standing !== 'fallback',
  state,
  person: name ? who[name] : null,
  standing: name ? standing : null,
  cause: name ? 'raised' : null,
  calledAt: name ? ago(minutes) : null,
  relieved: false,
  answer,
  earlier: [],
  messages: name
    ? [{ channel: 'sms', state: message, at: ago(minutes), repeat: false, errorCode: null, dutyPhone: false }]
    : [],
});
/** What the procedure does next for each required authority that is not covered. */
export const progressOf = (rows) =>
  rows
    .filter((r) => r.required)
    .map((r) => ({
      organisation: r.organisation,
      steps: [],
      next:
        r.state === 'covered'
          ? null
          : { kind: 'deputy', at: new Date(Date.now() + 90_000).toISOString(), atTheEnd: false },
    }));
const coming = (minutes, etaMinutes = null) => ({
  kind: 'coming',
  etaMinutes,
  at: ago(minutes),
  channel: 'sms',
  unusual: false,
  dutyPhone: false,
});

function incident(number, fields) {
  const track = fields.position ? [{ position: fields.position, at: fields.reported.occurredAt }] : [];
  return {
    id: id(),
    exercise: false,
    number,
    version: 1,
    scope: 'lokal',
    track,
    reached: fields.position ? fields.position.areas.filter((a) => a.startsWith('bydel')) : [],
    answers: { what: '', where: '', now: '', started: '' },
    partners: [],
    stoodDown: null,
    position: null,
    ...fields,
  };
}
const alert = (incidentId, key, minutes, rows, reason = 'reported') => ({
  id: id(),
  incident: incidentId,
  ledergruppe: key ? group(key) : null,
  reason,
  areas: key ? [`bydel:${key}`] : [],
  raisedAt: ago(minutes),
  endedAt: null,
  policy: 0,
  staleAfterMinutes: 120,
  progress: progressOf(rows),
  rows,
});

export function evening() {
  const blaagaard = position(12.556, 55.687, 'Blågårds Plads', ['noerrebro'], [], 350);
  const noerrebroSt = position(12.5378, 55.7007, 'Nørrebro St.', ['noerrebro'], ['bispebjerg'], 90);
  const frederikssundsvej = position(12.5305, 55.7058, 'Frederikssundsvej', ['bispebjerg'], [], 260);
  const main = incident(4711, {
    type: 'sammenstoed',
    title: 'Sammenstød ved Blågårds Plads',
    level: 2,
    version: 5,
    position: frederikssundsvej,
    reported: stamp('Jonas Aaby', 33),
    answers: {
      what: 'To grupper på i alt cirka 40 unge støder sammen ved pladsen. Der kastes med flasker.',
      where: 'Blågårds Plads, mod Nørrebrogade',
      now: 'Grupperne er skilt ad, men går rundt om pladsen. Ingen kendte skader.',
      started: 'Politi på stedet med to vogne. Gadeplan er ringet op.',
    },
  });
  main.track = [
    { position: blaagaard, at: ago(33) },
    { position: noerrebroSt, at: ago(16) },
    { position: frederikssundsvej, at: ago(2) },
  ];
  main.reached = ['bydel:noerrebro', 'bydel:bispebjerg'];
  const log = [
    { id: id(), kind: 'reported', level: 2, position: blaagaard, ...stamp('Jonas Aaby', 33) },
    { id: id(), kind: 'note', text: 'To grupper skilt ad.', ...stamp('Mette Lindholm', 17, 6) },
    {
      id: id(),
      kind: 'omission',
      what: 'Vi ringer ikke til forældre endnu.',
      why: 'Ingen er identificeret.',
      decisionLevel: 'taktisk',
      ...stamp('Amina Rahimi', 16),
    },
    { id: id(), kind: 'moved', position: noerrebroSt, ...stamp('Mette Lindholm', 16) },
    {
      id: id(),
      kind: 'decision',
      what: 'Gadeplan sendes til Nørrebro St.',
      why: 'Gruppen søger væk fra politiet.',
      decisionLevel: 'taktisk',
      ...stamp('Jonas Aaby', 8),
    },
    { id: id(), kind: 'moved', position: frederikssundsvej, ...stamp('Mette Lindholm', 6) },
    { id: id(), kind: 'areas-entered', areas: ['bydel:bispebjerg'], ...stamp('Mette Lindholm', 6) },
    {
      id: id(),
      kind: 'note',
      text: 'Cirka 25 unge på Frederikssundsvej. Roligt.',
      ...stamp('Mette Lindholm', 1),
    },
  ];
  log.push({
    id: id(),
    kind: 'correction',
    corrects: log[1].id,
    text: 'Det var tre grupper.',
    ...stamp('Mette Lindholm', 12),
  });
  const tasks = [
    { what: 'Åbn klubben i nat', of: 'BUF', tovholder: 'Amina Rahimi', due: -4, groups: ['unge'] },
    { what: 'Besked til skoler', of: 'BUF', tovholder: null, due: 290, groups: ['foraeldre', 'fagpersoner'] },
  ].map(({ what, of, tovholder, due, groups }) => ({
    id: id(),
    what,
    organisation: org[of],
    tovholder: tovholder && who[tovholder],
    deadline: ago(-due),
    targetGroups: groups,
    assigned: { by: by('Jonas Aaby'), occurredAt: ago(20) },
    completed: null,
  }));
  for (const task of tasks)
    log.push({ id: id(), kind: 'task-assigned', task: task.id, what: task.what, ...stamp('Jonas Aaby', 20) });
  const views = [
    {
      incident: main,
      log,
      tasks,
      alerts: [
        alert(main.id, 'noerrebro', 32, [
          row('Politi', 'Mette Lindholm', 'covered', coming(31)),
          row('SOF', 'Jonas Aaby', 'covered', coming(29, 30)),
          row('BUF', 'Amina Rahimi', 'covered', coming(24, 30)),
          row('KFF', 'Søren Kjeldgaard', 'waiting'),
        ]),
        alert(
          main.id,
          'bispebjerg',
          6,
          [
            row('Politi', 'Mette Lindholm', 'covered', coming(5)),
            row('SOF', 'Dorte Vang', 'covered', coming(3, 20)),
            row('BUF', 'Lise Kragh', 'waiting', null, 'delivered', 1),
            row('KFF', null, 'missing'),
            row('Sekretariat', 'Ida Thorsen', 'waiting', null, 'delivered', 6, 'fallback'),
          ],
          'area-entered',
        ),
      ],
    },
  ];
  const more = [
    [
      4710,
      'skud-vaaben',
      'Skud hørt ved Folehaven',
      3,
      position(12.496, 55.6512, 'Folehaven', ['valby']),
      103,
      'valby',
      4,
    ],
    [
      4712,
      'stenkast',
      'Stenkast ved Husum Torv',
      1,
      over(
        line([12.481, 55.7088], [12.4843, 55.7099], [12.4892, 55.7102]),
        ...[12.4843, 55.7099, 'Husum Torv', ['broenshoej-husum']],
      ),
      21,
      'broenshoej-husum',
      2,
    ],
    [
      4709,
      'brand',
      'Brand ved Tingbjerg',
      1,
      over(
        ring([12.4815, 55.7165], [12.4885, 55.7168], [12.4878, 55.7196], [12.4822, 55.719]),
        ...[12.485, 55.718, 'Tingbjerg', ['broenshoej-husum']],
      ),
      58,
      'broenshoej-husum',
      4,
    ],
  ];
  for (const [number, type, title, level, at, minutes, key, answered] of more) {
    const one = incident(number, {
      type,
      title,
      level,
      position: at,
      reported: stamp('Mette Lindholm', minutes),
    });
    const names = ['Mette Lindholm', 'Dorte Vang', 'Amina Rahimi', 'Søren Kjeldgaard'];
    views.push({
      incident: one,
      log: [{ id: id(), kind: 'reported', level, position: at, ...stamp('Mette Lindholm', minutes) }],
      tasks: [],
      alerts: [
        alert(
          one.id,
          key,
          minutes,
          ['Politi', 'SOF', 'BUF', 'KFF'].map((of, i) =>
            row(
              of,
              names[i],
              i < answered ? 'covered' : 'waiting',
              i < answered ? coming(minutes - 2) : null,
              'delivered',
              minutes - 1,
            ),
          ),
        ),
      ],
    });
  }
  const online = incident(4708, {
    type: 'online',
    title: 'Opslag om at mødes i nat',
    level: 1,
    scope: 'bydaekkende',
    reported: stamp('Ida Thorsen', 47),
  });
  views.push({
    incident: online,
    log: [{ id: id(), kind: 'reported', level: 1, position: null, ...stamp('Ida Thorsen', 47) }],
    tasks: [],
    alerts: [
      alert(
        online.id,
        null,
        47,
        [row('Sekretariat', 'Ida Thorsen', 'covered', coming(45), 'delivered', 46, 'fallback')],
        'nobody-else',
      ),
    ],
  });
  const ended = incident(4704, {
    type: 'uro-institution',
    title: 'Uro på institution ved Nørrebrohallen',
    level: 1,
    position: position(12.5437, 55.6968, 'Nørrebrohallen', ['noerrebro']),
    reported: stamp('Amina Rahimi', 200),
  });
  ended.stoodDown = { ...stamp('Jonas Aaby', 84), reason: 'Alle er gået hjem.' };
  views.push({
    incident: ended,
    alerts: [],
    tasks: [],
    log: [
      { id: id(), kind: 'reported', level: 1, position: ended.position, ...stamp('Amina Rahimi', 200) },
      { id: id(), kind: 'stood-down', reason: 'Alle er gået hjem.', ...stamp('Jonas Aaby', 84) },
    ],
  });
  return new Map(views.map((view) => [view.incident.id, view]));
}
export const byName = { org, who, group };
