import { dutyPhonesTexts } from './dutyPhones';
import { drawingTexts } from './drawing';
import { formsTexts, levelTexts, moveTexts, standDownTexts, inviteTexts, conflictTexts } from './forms';
import {
  headerTexts,
  offlineTexts,
  printedTexts,
  searchTexts,
  phoneTabsTexts,
  notFoundTexts,
  problemsTexts,
} from './frame';
import { incidentTexts, alertsTexts, answerTexts, logTexts } from './incident';
import { exerciseTexts } from './exercise';
import { listTexts } from './list';
import { testAlarmTexts } from './testAlarm';
import { mapTexts } from './map';
import { mergingTexts } from './merging';
import { messageTexts } from './messages';
import { nearbyTexts } from './nearby';
import { paperTexts } from './paper';
import { phonesTexts } from './phones';
import { presenceTexts } from './presence';
import { reachTexts } from './reach';
import { policyTexts } from './policy';
import { proofTexts } from './proof';
import { reportTexts } from './report';
import { rosterTexts } from './roster';
import { setupTexts } from './setup';
import { soundTexts } from './sound';
import { signInTexts } from './signIn';
import { whoIsReachedTexts } from './whoIsReached';
import { words } from './words';
import { zonesTexts } from './zones';

/** Every text of the interface, by subject. Say du; present tense; what happened, then what to do. */
export const texts = {
  words,
  printed: printedTexts,
  paper: paperTexts,
  setup: setupTexts,
  reach: reachTexts,
  whoIsReached: whoIsReachedTexts,
  dutyPhones: dutyPhonesTexts,
  policy: policyTexts,
  merging: mergingTexts,
  messages: messageTexts,
  nearby: nearbyTexts,
  proof: proofTexts,
  exercise: exerciseTexts,
  testAlarm: testAlarmTexts,
  roster: rosterTexts,
  brand: 'SSP-beredskab',
  title: (acting: number): string => (acting > 0 ? `(${acting}) SSP-beredskab` : 'SSP-beredskab'),
  close: 'Luk',
  cancel: 'Fortryd',
  unknownPerson: 'Navn ikke vist',
  unknownOrganisation: 'Ukendt',
  erased: 'Teksten er slettet',
  skipToContent: 'Gå til indholdet',

  header: headerTexts,
  offline: offlineTexts,
  signIn: signInTexts,
  list: listTexts,
  map: mapTexts,
  drawing: drawingTexts,
  zones: zonesTexts,
  incident: incidentTexts,
  alerts: alertsTexts,
  answer: answerTexts,
  forms: formsTexts,
  level: levelTexts,
  move: moveTexts,
  standDown: standDownTexts,
  invite: inviteTexts,
  conflict: conflictTexts,
  report: reportTexts,
  search: searchTexts,
  log: logTexts,
  phones: phonesTexts,
  phoneTabs: phoneTabsTexts,
  presence: presenceTexts,
  sound: soundTexts,
  notFound: notFoundTexts,
  problems: problemsTexts,
};
