interface Named {
  name: string;
  title: string;
  organisationName: string;
  organisationShortName: string;
}

/** Those whose name, title and organisation have every word that is wanted, in any order; all when nothing is. */
export function peopleMatching<T extends Named>(people: readonly T[], wanted: string): T[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const said = plain(
      [person.name, person.title, person.organisationName, person.organisationShortName].join(' '),
    );
    return words.every((word) => said.includes(word));
  });
}

const plain = (text: string): string => text.toLocaleLowerCase('da');
