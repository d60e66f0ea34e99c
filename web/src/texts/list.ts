/* The list of incidents, and one's own duty under it. */

export const listTexts = {
  title: 'Hændelser',
  search: 'Søg',
  act: 'Kræver handling nu',
  going: 'I gang',
  ended: (night: boolean) => (night ? 'Deaktiveret i nat' : 'Deaktiveret i dag'),
  earlier: 'Tidligere',
  noPlace: 'uden sted',
  citywide: 'Bydækkende',
  outside: 'uden for København',
  coverage: (covered: number, required: number) =>
    covered === required ? `Alle ${required} dækket` : `${covered} af ${required} dækket`,
  sekretariatTold: 'Sekretariatet er alarmeret',
  sekretariatAnswered: 'Sekretariatet har svaret',
  missingIn: (who: string, area: string | null) => (area ? `${who} mangler i ${area}` : `${who} mangler`),
  more: (n: number) => `og ${n} mere`,
  youMissing: (who: string) => `Du mangler at svare for ${who}`,
  overdue: (n: number) => (n === 1 ? '1 opgave er over fristen' : `${n} opgaver er over fristen`),
  filters: { all: 'Hele byen', mine: 'Mine områder', recent: 'Seneste 12 t' },
  filterLabel: 'Vis på kort og liste',
  hidden: (n: number) =>
    n === 1 ? '1 hændelse er skjult af filteret.' : `${n} hændelser er skjult af filteret.`,
  showAll: 'Vis hele byen',
  quiet: 'Ingen hændelser i gang',
  quietSince: (number: string, time: string) =>
    `Seneste: ${number}, deaktiveret ${time}. Du får besked her, når der sker noget.`,
  quietAlways: 'Du får besked her, når der sker noget.',
  onDuty: 'Du er på vagt',
  onDutyFor: (organisation: string, ledergruppe: string) => `for ${organisation}, ${ledergruppe}`,
  until: (time: string, relief: string | null) =>
    relief ? `Til ${time}, afløses af ${relief}` : `Til ${time}. Ingen afløser er sat på`,
  offDuty: 'Du er ikke på vagt lige nu',
  nextShift: (time: string) => `Næste vagt begynder ${time}`,
  arrived: (number: string, title: string, level: string) => `Ny hændelse ${number}: ${title}, ${level}`,
  loading: 'Henter billedet',
  refusedTitle: 'Ikke sendt',
  takeBack: 'Ret og send igen',
  throwAway: 'Kassér teksten',
};
