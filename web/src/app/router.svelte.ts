import { pathOf, routeOf, type Route } from './route';

/** Where we are, as the address bar says. */
class Router {
  route = $state.raw<Route>(routeOf(location.pathname));

  constructor() {
    addEventListener('popstate', () => (this.route = routeOf(location.pathname)));
  }

  go(route: Exclude<Route, { screen: 'not-found' }>): void {
    const path = pathOf(route);
    if (path !== location.pathname || location.search !== '') history.pushState(null, '', path);
    this.route = route;
  }
}

export const router = new Router();
