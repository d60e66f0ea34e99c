import { pathOf, routeOf, type Route } from './route';

type Somewhere = Exclude<Route, { screen: 'not-found' }>;
/** Asked before the page is left: it calls `leave` when the person means it. */
export type Ask = (leave: () => void) => void;

/** Where we are, as the address bar says. */
class Router {
  route = $state.raw<Route>(routeOf(location.pathname));
  #ask: Ask | null = null;
  #path = location.pathname;

  constructor() {
    addEventListener('popstate', () => {
      const wanted = location.pathname;
      if (!this.#ask) return this.#show(wanted);
      // The address has changed already; it goes back until the person has answered.
      history.pushState(null, '', this.#path);
      this.#ask(() => this.#go(wanted));
    });
    addEventListener('beforeunload', (event) => {
      if (this.#ask) event.preventDefault();
    });
  }

  go(route: Somewhere): void {
    const path = pathOf(route);
    if (this.#ask && path !== this.#path) this.#ask(() => this.#go(path));
    else this.#go(path);
  }

  /**
   * Nobody leaves the page without being asked, until it is released.
   * @returns releases it
   */
  hold(ask: Ask): () => void {
    this.#ask = ask;
    return () => {
      if (this.#ask === ask) this.#ask = null;
    };
  }

  #go(path: string): void {
    if (path !== location.pathname || location.search !== '') history.pushState(null, '', path);
    this.#show(path);
  }

  #show(path: string): void {
    this.#path = path;
    this.route = routeOf(path);
  }
}

export const router = new Router();
