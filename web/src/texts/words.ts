import type {
  AlertAnswer,
  DecisionLevel,
  IncidentType,
  Level,
  MessageState,
  OrganisationKind,
  Role,
  TargetGroup,
} from '../api/contract';

/** The domain's own words, for what the Hub names by code. */
export const words = {
  type: {
    sammenstoed: 'Sammenstød',
    stenkast: 'Stenkast',
    brand: 'Brand',
    'skud-vaaben': 'Skud eller våben',
    'bekymrende-samling': 'Bekymrende samling',
    'uro-institution': 'Uro på institution',
    online: 'Online',
    drab: 'Drab eller drabsforsøg',
    andet: 'Andet',
  } satisfies Record<IncidentType, string>,
  level: {
    1: 'Informationsberedskab',
    2: 'Stabsberedskab',
    3: 'Operationsberedskab',
  } satisfies Record<Level, string>,
  levelShort: { 1: 'Information', 2: 'Stab', 3: 'Operation' } satisfies Record<Level, string>,
  levelMeaning: {
    1: 'Nøglepersoner får besked og følger med',
    2: 'En del af staben indkaldes',
    3: 'Fuld stab og støtte',
  } satisfies Record<Level, string>,
  normal: 'Normaldrift',
  scope: { lokal: 'lokalt', bydaekkende: 'bydækkende' },
  decisionLevel: {
    udfoerende: 'udførende',
    taktisk: 'taktisk',
    strategisk: 'strategisk',
  } satisfies Record<DecisionLevel, string>,
  targetGroup: {
    unge: 'Unge',
    foraeldre: 'Forældre',
    borgere: 'Borgere i nærområdet',
    fagpersoner: 'Fagpersoner',
  } satisfies Record<TargetGroup, string>,
  role: {
    leder: 'Leder',
    sekretariat: 'Sekretariat',
    bidragyder: 'Bidragyder',
    administrator: 'Administrator',
  } satisfies Record<Role, string>,
  organisationKind: {
    myndighed: 'Myndighed',
    selvejende: 'Selvejende med offentlig opgave',
    partner: 'Anden partner',
  } satisfies Record<OrganisationKind, string>,
  areaKind: { bydel: 'bydel', 'ssp-omraade': 'SSP-område', kommune: 'kommune' },
  message: {
    intended: 'Sms på vej',
    attempted: 'Sms på vej',
    accepted: 'Sms afleveret til udbyderen',
    sent: 'Sms sendt',
    delivered: 'Sms leveret',
    undelivered: 'Sms nåede ikke frem',
    failed: 'Sms kunne ikke sendes',
  } satisfies Record<MessageState, string>,
  channel: { sms: 'på sms', dashboard: 'på skærmen' } satisfies Record<AlertAnswer['channel'], string>,
  /** Measures that have worked before, offered when a task is given. */
  measures: [
    'Synligt politi i området',
    'Gadeplan i området',
    'Forebyggende hjemmebesøg',
    'Samtaler på skoler og i klubber',
    'Information til forældre',
    'Længere åbningstid i klubben',
    'Tryghedsvandring',
  ],
};
