/** A rough base map, good enough to see that layers are drawn: rectangles for bydele, a harbour, two streets, places. */
const box = (west, south, east, north) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const feature = (properties, type, coordinates) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

export const bydele = [
  ['bydel:broenshoej-husum', 'Brønshøj-Husum', [12.46, 55.7, 12.515, 55.73]],
  ['bydel:bispebjerg', 'Bispebjerg', [12.515, 55.704, 12.55, 55.73]],
  ['bydel:noerrebro', 'Nørrebro', [12.53, 55.684, 12.562, 55.704]],
  ['bydel:oesterbro', 'Østerbro', [12.562, 55.69, 12.61, 55.73]],
  ['bydel:indre-by', 'Indre By', [12.562, 55.668, 12.61, 55.69]],
  ['bydel:vanloese', 'Vanløse', [12.46, 55.678, 12.505, 55.7]],
  ['bydel:valby', 'Valby', [12.47, 55.64, 12.525, 55.668]],
  ['bydel:vesterbro-kongens-enghave', 'Vesterbro/Kongens Enghave', [12.525, 55.64, 12.562, 55.673]],
  ['bydel:amager-vest', 'Amager Vest', [12.57, 55.62, 12.6, 55.668]],
  ['bydel:amager-oest', 'Amager Øst', [12.6, 55.63, 12.64, 55.668]],
];
export const places = [
  ['Rådhuspladsen', 12.5696, 55.6759, 'plads', 1],
  ['Blågårds Plads', 12.556, 55.687, 'plads', 2],
  ['Nørrebro St.', 12.5378, 55.7007, 'station', 1],
  ['Mjølnerparken', 12.542, 55.7038, 'boligområde', 2],
  ['Tingbjerg', 12.485, 55.718, 'boligområde', 2],
  ['Folehaven', 12.496, 55.6512, 'boligområde', 2],
  ['Urbanplanen', 12.589, 55.656, 'boligområde', 2],
  ['Husum Torv', 12.4843, 55.7099, 'plads', 2],
];

export const roughMap = {
  type: 'FeatureCollection',
  features: [
    feature({ layer: 'outside' }, 'Polygon', box(12.2, 55.5, 12.9, 55.85)),
    ...bydele.map(([id, name, b]) => feature({ layer: 'bydel', id, name }, 'Polygon', box(...b))),
    feature({ layer: 'park', name: 'Fælledparken' }, 'Polygon', box(12.565, 55.698, 12.576, 55.705)),
    feature({ layer: 'water', name: 'Havnen' }, 'Polygon', box(12.575, 55.64, 12.582, 55.7)),
    feature({ layer: 'street', name: 'Nørrebrogade', rank: 1 }, 'LineString', [
      [12.563, 55.683],
      [12.538, 55.701],
    ]),
    feature({ layer: 'street', name: 'Åboulevard', rank: 1 }, 'LineString', [
      [12.565, 55.681],
      [12.53, 55.69],
    ]),
    feature({ layer: 'railway', name: 'Ringbanen', kind: 's-bane' }, 'LineString', [
      [12.515, 55.66],
      [12.5378, 55.7007],
      [12.58, 55.72],
    ]),
    ...bydele.map(([, name, b]) =>
      feature({ layer: 'label', of: 'bydel', name, rank: 1 }, 'Point', [
        (b[0] + b[2]) / 2,
        (b[1] + b[3]) / 2,
      ]),
    ),
    feature({ layer: 'label', of: 'water', name: 'Havnen', rank: 1 }, 'Point', [12.578, 55.672]),
    feature({ layer: 'label', of: 'outside', name: 'Frederiksberg', rank: 1 }, 'Point', [12.525, 55.678]),
    ...places.map(([name, lon, lat, kind, rank]) =>
      feature({ layer: 'place', name, kind, rank }, 'Point', [lon, lat]),
    ),
  ],
};
