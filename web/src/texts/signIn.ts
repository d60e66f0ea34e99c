import { many } from './counting';

/* Signing in. */

export const signInTexts = {
  title: 'Log ind',
  demoIntro: 'Demo med en opdigtet organisation. Ingen sms forlader maskinen. Vælg, hvem du vil være.',
  demoPeople: 'Vælg en person',
  find: 'Søg efter navn, rolle eller organisation',
  everyone: (n: number) => `${many(n, 'person', 'personer')} at vælge imellem.`,
  found: (n: number) =>
    n === 0 ? 'Ingen passer. Prøv færre ord.' : `${many(n, 'person', 'personer')} passer.`,
  as: (name: string) => `Log ind som ${name}`,
  userName: 'Brugernavn',
  password: 'Adgangskode',
  submit: 'Log ind',
  wrong: 'Brugernavn eller adgangskode passer ikke.',
  needsFirst:
    'Her er ingen administrator endnu. Åbn engangslinket, som programmet har skrevet på konsollen, da det startede.',
  ended: 'Du er logget ud. Log ind igen for at fortsætte; det, du ikke fik sendt, er gemt.',
  first: {
    title: 'Opret den første administrator',
    intro: 'Engangslinket virker kun én gang. Bagefter opretter du de andre under Opsætning.',
    name: 'Navn',
    userName: 'Brugernavn',
    password: 'Adgangskode',
    passwordHint: 'Mindst 12 tegn. En lang sætning er god.',
    organisation: 'Organisationens navn',
    submit: 'Opret og log ind',
    used: 'Engangslinket er brugt',
    usedDetail:
      'Den første administrator er oprettet. Log ind herunder. Har du ingen konto, så bed administratoren om at oprette dig.',
  },
};
