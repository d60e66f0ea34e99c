import { describe, expect, it } from 'vitest';
import { messageFared } from './messageFared';

describe('what became of a message', () => {
  it('does not call one that was withdrawn unsent', () => {
    expect(messageFared('failed', 'superseded')).toBe('ikke nødvendig mere');
  });

  it('says that a call rang, though nobody took it', () => {
    expect(messageFared('undelivered', 'no-answer')).toBe('ringede, ingen tog den');
    expect(messageFared('undelivered', 'busy')).toBe('optaget');
    expect(messageFared('undelivered', 'answering-machine')).toBe('telefonsvareren tog den');
  });

  it('says that there was nowhere to send it', () => {
    expect(messageFared('failed', 'no-number')).toBe('blev ikke sendt (har ingen telefon, der kan bruges)');
    expect(messageFared('failed', 'no-address')).toBe('blev ikke sendt (har ingen adresse, der kan bruges)');
  });

  it('says how far all else came', () => {
    expect(messageFared('failed', '30007')).toBe('blev ikke sendt');
    expect(messageFared('undelivered', null)).toBe('nåede ikke frem');
    // Refused once and then taken.
    expect(messageFared('delivered', 'busy')).toBe('leveret');
  });
});
