import type { DirectoryPerson } from './contract';
import { ask } from './http';
import { each, list, maybe, obj, str, text } from './shape';

/** Administrators only. */
export const getDirectory = async (): Promise<DirectoryPerson[]> =>
  each(await ask('/api/v1/people'), 'people', (value) => {
    const o = obj(value, 'person');
    str(o, 'id');
    str(o, 'name');
    maybe(o, 'mobile', str);
    maybe(o, 'userName', str);
    maybe(o, 'organisation', str);
    list(o, 'roles', text);
    return value as DirectoryPerson;
  });
