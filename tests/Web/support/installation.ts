import { expect, type APIRequestContext } from '@playwright/test';
import { freePort, startFakeTwilio, startHub, temporaryFolder, type Program } from './programs.ts';
import { uuidv7 } from './uuid.ts';
import type { Playwright } from './test.ts';

/** The people that the stories speak of. All made up. */
export const password = 'en-lang-adgangskode-1';

export interface Member {
  id: string;
  name: string;
  userName: string;
  mobile: string;
  organisation: string;
}

/** A clean installation with the fake SMS provider, filled by an administrator over the API. */
export interface Installation {
  hub: Program;
  twilio: Program;
  folder: string;
  /** By "SOF Nørrebro", "Sekretariatet", "Partner". */
  members: Map<string, Member>;
  organisations: Map<string, string>;
  /** Starts the Hub again on the same store after it was ended. */
  end(): Promise<void>;
}

export const accountSid = 'AC0123456789abcdef0123456789abcdef';
export const authToken = 'fake-auth-token-of-the-tests';
export const sender = '+4520990000';

const authorities = ['Politi', 'SOF', 'BUF', 'KFF'];

export async function install(
  playwright: Playwright,
  bydele: [key: string, name: string][],
  environment: Record<string, string> = {},
): Promise<Installation> {
  const store = temporaryFolder();
  const url = `http://localhost:${await freePort()}`;
  const twilio = await startFakeTwilio([
    ...['--account', accountSid, '--token', authToken, '--number', sender],
    ...['--callback', `${url}/webhooks/twilio/sms`],
  ]);
  const hub = await startHub({
    url,
    arguments: ['--folder', store.path],
    environment: {
      BEREDSKAB_Twilio__AccountSid: accountSid,
      BEREDSKAB_Twilio__AuthToken: authToken,
      BEREDSKAB_Twilio__From: sender,
      BEREDSKAB_Twilio__BaseUrl: twilio.url,
      BEREDSKAB_Twilio__PublicUrl: url,
      ...environment,
    },
  });
  const code = (await hub.waitFor(/\?start=([0-9a-f]+)/))[1]!;
  const api = await Api.first(playwright, hub.url, code);

  const organisations = new Map<string, string>();
  const members = new Map<string, Member>();
  let number = 10;
  const admit = async (key: string, name: string, organisation: string, roles: string[]) => {
    const member: Member = {
      id: uuidv7(),
      name,
      userName: key.toLowerCase().replaceAll(' ', '-'),
      mobile: `+45201000${number++}`,
      organisation,
    };
    await api.command('/people', {
      personId: member.id,
      name,
      organisationId: organisations.get(organisation),
      roles,
      mobile: member.mobile,
      userName: member.userName,
      password,
    });
    members.set(key, member);
    return member;
  };
  const plan = async (ledergruppeId: string, organisation: string, person: string) => {
    const now = Date.now();
    await api.command(`/ledergrupper/${ledergruppeId}/shifts`, {
      shiftId: uuidv7(),
      organisationId: organisations.get(organisation),
      person,
      from: new Date(now - 3_600_000).toISOString(),
      to: new Date(now + 86_400_000).toISOString(),
    });
  };

  for (const [shortName, kind] of [
    ...authorities.map((name) => [name, 'myndighed'] as const),
    ['Helhedsplan', 'partner'] as const,
  ]) {
    const organisationId = uuidv7();
    await api.command('/organisations', { organisationId, name: `${shortName} (prøve)`, shortName, kind });
    organisations.set(shortName, organisationId);
  }
  organisations.set('SSP', api.organisation);
  await admit('Partner', 'Yasmin Kofoed', 'Helhedsplan', ['bidragyder']);
  const secretary = await admit('Sekretariatet', 'Inger Thue', 'SSP', ['sekretariat']);

  for (const [key, name] of bydele) {
    const ledergruppeId = uuidv7();
    await api.command('/ledergrupper', {
      ledergruppeId,
      area: `bydel:${key}`,
      name: `Ledergruppen ${name}`,
      required: authorities.map((authority) => organisations.get(authority)),
    });
    for (const authority of authorities) {
      const member = await admit(`${authority} ${name}`, `Leder ${authority} ${name}`, authority, ['leder']);
      await plan(ledergruppeId, authority, member.id);
    }
  }
  const duty = uuidv7();
  await api.command('/ledergrupper', {
    ledergruppeId: duty,
    area: 'kommune:koebenhavn',
    name: 'Sekretariatets vagt',
    required: [api.organisation],
  });
  await plan(duty, 'SSP', secretary.id);
  await api.close();

  return {
    hub,
    twilio,
    folder: store.path,
    members,
    organisations,
    end: async () => {
      await hub.kill();
      await twilio.kill();
      store.remove();
    },
  };
}

/** A signed-in caller of the Hub's own API. */
export class Api {
  private constructor(
    readonly context: APIRequestContext,
    readonly url: string,
    private readonly token: Record<string, string>,
    readonly organisation: string,
  ) {}

  static async first(playwright: Playwright, url: string, code: string): Promise<Api> {
    const context = await playwright.request.newContext({ baseURL: url });
    const answer = await context.post('/api/v1/session/first', {
      data: { code, name: 'Agnete Prøve', userName: 'admin', password, organisationName: 'SSP Sekretariatet' },
    });
    expect(answer.status(), await answer.text()).toBe(204);
    return Api.within(context, url);
  }

  static async signIn(playwright: Playwright, url: string, userName: string): Promise<Api> {
    const context = await playwright.request.newContext({ baseURL: url });
    const answer = await context.post('/api/v1/session', { data: { userName, password } });
    expect(answer.status(), await answer.text()).toBe(204);
    return Api.within(context, url);
  }

  /** As one of the people of a demonstration. */
  static async asDemo(playwright: Playwright, url: string, name: string): Promise<Api> {
    const context = await playwright.request.newContext({ baseURL: url });
    const { demoPeople } = await (await context.get('/api/v1/start')).json();
    const person = demoPeople.find((one: { name: string }) => one.name === name).id;
    const answer = await context.post('/api/v1/session/demo', { data: { person } });
    expect(answer.status(), await answer.text()).toBe(204);
    return Api.within(context, url);
  }

  private static async within(context: APIRequestContext, url: string): Promise<Api> {
    const session = await (await context.get('/api/v1/session')).json();
    return new Api(
      context,
      url,
      { [session.antiforgery.header]: session.antiforgery.token },
      session.person.organisation,
    );
  }

  /** Sends as it is; for what ought to be refused. */
  post(path: string, data: unknown) {
    return this.context.post(`/api/v1${path}`, { data, headers: this.token });
  }

  /** Sends a command that must be accepted. */
  async command(path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
    const answer = await this.post(path, { commandId: uuidv7(), ...body });
    expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
    return answer.json();
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.context.get(`/api/v1${path}`);
    expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
    return answer.json() as Promise<T>;
  }

  close() {
    return this.context.dispose();
  }
}
