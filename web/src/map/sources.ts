import type { Reference } from '../api/contract';
import { texts } from '../texts';
import { joined } from '../texts/counting';

/** Where the map comes from, in one line, each source once; empty when nothing of it was imported. */
export function sourcesLine(sources: Reference['sources']): string {
  const layersOf = new Map<string, string[]>();
  for (const { layer, source } of sources)
    layersOf.set(source, [...(layersOf.get(source) ?? []), texts.map.layers[layer] ?? layer]);
  const said = [...layersOf].map(([source, layers]) => texts.map.sourceOf(source, joined(layers)));
  return said.length === 0 ? '' : texts.map.sources(said);
}
