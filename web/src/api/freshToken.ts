import { NotSignedIn, Refused } from './problem';
import { getSession } from './session';

/** A new sign-in in another tab changes the token; then the same is asked again with the new one. */
export async function withFreshToken<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Refused) || !error.problem.code.includes('antiforgery')) throw error;
    if ((await getSession()) === null) throw new NotSignedIn();
    return ask();
  }
}
