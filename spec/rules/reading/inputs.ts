import { type Contract, type Mapping, mapping } from './contract.ts';

/** What a caller sends besides a body: a parameter, or the header of a credential. */
export type Input = {
  readonly in: string;
  readonly name: string;
  readonly required: boolean;
  readonly schema: Mapping;
};

/** The inputs of an operation, its credentials first. */
export function inputs(contract: Contract, operation: Mapping): readonly Input[] {
  const credentials = contract.all('securityScheme').map(({ raw }) => ({
    in: 'header',
    name: String(raw['name']),
    required: true,
    schema: mapping(raw['x-schema']),
  }));
  const parameters = Array.isArray(operation['parameters'])
    ? operation['parameters'].map(mapping)
    : [];
  return [
    ...credentials,
    ...parameters.map((parameter) => ({
      in: String(parameter['in']),
      name: String(parameter['name']),
      required: parameter['required'] === true,
      schema: mapping(parameter['schema']),
    })),
  ];
}

/** The constraints of an input that a request can violate; a path always has its parameters. */
export function constraints({ in: place, required, schema }: Input): readonly string[] {
  const stated = ['minLength', 'maxLength', 'pattern', 'enum', 'format'].filter(
    (key) => key in schema && schema[key] !== 0,
  );
  // A format says all of an identifier's length that its minLength and maxLength repeat.
  const own = stated.includes('format') ? stated.filter((key) => !key.endsWith('Length')) : stated;
  return required && place !== 'path' ? ['required', ...own] : own;
}
