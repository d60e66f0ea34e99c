/* The demonstration's phones. */

export const phonesTexts = {
  title: 'Demotelefoner',
  intro: 'Opdigtede telefoner. Ingen sms forlader maskinen. Svar, som en leder ville svare.',
  none: 'Ingen telefoner endnu.',
  noMessages: 'Ingen beskeder endnu',
  reply: 'Svar',
  replyAs: (name: string) => `Svar som ${name}`,
  send: 'Send',
  quick: (name: string) => `Hurtige svar som ${name}`,
  received: 'modtaget',
  sent: 'svaret',
  phone: (name: string) => `Telefon: ${name}`,
  messagesOf: (name: string) => `Beskeder til og fra ${name}`,
  lost: 'Telefonerne svarer ikke lige nu. Vi prøver igen hvert sekund.',
};
