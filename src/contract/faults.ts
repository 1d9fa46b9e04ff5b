import type { Fault, OpenApiDocument, Operation, Schema } from './document.ts';
import { credentialOf, inputsOf } from './operations.ts';

/** Where the inputs of one request are read from; undefined when the request lacks one. */
export type Inputs = {
  readonly header: (name: string) => string | undefined;
  readonly query: (name: string) => string | undefined;
  readonly path: (name: string) => string | undefined;
};

/** One line of `x-faults`, ready to be held against requests. */
export type FaultCheck = {
  readonly fault: Fault;
  readonly holds: (inputs: Inputs) => boolean;
};

/**
 * Compiles the operation's `x-faults`, in their order, with the constraints of the inputs they name.
 *
 * @throws when a fault names an input or a keyword that the document does not have
 */
export function compileFaults(document: OpenApiDocument, operation: Operation): FaultCheck[] {
  return (operation['x-faults'] ?? []).map((fault) => {
    const schema = schemaOf(document, operation, fault);
    const violates =
      fault.equals === undefined
        ? violation(fault, schema)
        : (value: string | undefined) => value === fault.equals;
    const { in: location, name } = fault;
    return { fault, holds: (inputs) => violates(inputs[location](name)) };
  });
}

function schemaOf(document: OpenApiDocument, operation: Operation, fault: Fault): Schema {
  const input = inputsOf(document, operation).find(
    ({ parameter }) => parameter.in === fault.in && parameter.name === fault.name,
  );
  if (input) return input.schema;
  const credential = credentialOf(document, operation);
  if (fault.in === 'header' && credential?.header.toLowerCase() === fault.name.toLowerCase()) {
    return credential.scheme['x-schema'] ?? {};
  }
  throw new Error(`${document.info.title}: x-faults names ${fault.in} ${fault.name}, unknown.`);
}

type Violation = (value: string | undefined) => boolean;

function violation(fault: Fault, schema: Schema): Violation {
  const { violates: keyword } = fault;
  if (keyword === 'required') return (value) => value === undefined;
  const breaks = valueViolation(keyword, schema);
  if (!breaks) throw new Error(`x-faults: ${fault.name} has no constraint ${keyword}.`);
  return (value) => value !== undefined && breaks(value);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function valueViolation(keyword: string | undefined, schema: Schema) {
  const { minLength, maxLength, pattern, enum: values, format } = schema;
  if (keyword === 'minLength' && minLength !== undefined) {
    return (value: string) => characters(value) < minLength;
  }
  if (keyword === 'maxLength' && maxLength !== undefined) {
    return (value: string) => value.length > maxLength && characters(value) > maxLength;
  }
  if (keyword === 'pattern' && pattern !== undefined) {
    const expression = new RegExp(pattern, 'u');
    return (value: string) => !expression.test(value);
  }
  if (keyword === 'enum' && values) {
    const allowed = new Set<unknown>(values);
    return (value: string) => !allowed.has(value);
  }
  if (keyword === 'format' && format === 'uuid') return (value: string) => !uuid.test(value);
  return undefined;
}

/** JSON Schema counts code points. */
function characters(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}
