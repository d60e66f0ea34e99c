/** The parts of proj4 that are taken one by one; its types tell of the whole only. */
declare module 'proj4/lib/core' {
  interface Converter {
    forward(coordinates: number[]): number[];
    inverse(coordinates: number[]): number[];
  }
  export default function proj4(from: string, to: string): Converter;
}
declare module 'proj4/lib/Proj' {
  const Proj: { projections: { add(projection: object): void } };
  export default Proj;
}
declare module 'proj4/lib/projections/utm' {
  const utm: object;
  export default utm;
}
