import type { LonLat } from '../api/contract';
import { inRegion } from '../map/region';

/** Where a device says that it is. */
export interface Located {
  point: LonLat;
  /** Metres; it is within so much of the point, with 95 %. */
  within: number;
}

/**
 * Why it does not say: the browser was told not to, or has nothing to say it with; the page came over a line that can be
 * listened to, where no browser tells; it cannot know now; it took too long; it is where nothing can be placed.
 */
export type Unlocated = 'refused' | 'missing' | 'insecure' | 'unavailable' | 'late' | 'outside';

/** A device that knows no better than this shows a neighbourhood, not a spot. Metres. */
export const VAGUE = 100;

export const LOCATE_SECONDS = 10;

/** Where this device is now, or why nobody is told. */
export function locate(): Promise<Located | Unlocated> {
  return new Promise((resolve) => {
    if (!window.isSecureContext) return resolve('insecure');
    if (!('geolocation' in navigator)) return resolve('missing');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point: LonLat = [coords.longitude, coords.latitude];
        resolve(inRegion(point) ? { point, within: coords.accuracy } : 'outside');
      },
      ({ code }) => resolve(code === 1 ? 'refused' : code === 3 ? 'late' : 'unavailable'),
      // Where it was before is somebody else's place by now.
      { enableHighAccuracy: true, timeout: LOCATE_SECONDS * 1000, maximumAge: 0 },
    );
  });
}
