import type { LonLat } from '../api/contract';

/** Where a device says that it is. */
export interface Located {
  point: LonLat;
  /** Metres; it is within so much of the point, with 95 %. */
  within: number;
}

/** A device that knows no better than this shows a neighbourhood, not a spot. Metres. */
export const VAGUE = 100;

/** Where this device is now; null when it cannot or may not be told. */
export function locate(): Promise<Located | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ point: [coords.longitude, coords.latitude], within: coords.accuracy }),
      () => resolve(null),
      // Where it was before is somebody else's place by now.
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 0 },
    );
  });
}
