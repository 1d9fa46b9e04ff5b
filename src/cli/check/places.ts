import { type OpenApiDocument, pointerStep, resolve } from '../../contract/document.ts';
import { at } from '../../contract/meaning.ts';
import { type Body, type Contract, contracts } from './contract.ts';

/** Where one documented answer is written in a document, by JSON pointers. */
export type AnswerPlaces = {
  /** The name of its example. */
  readonly name: string;
  readonly body: Body;
  readonly response: string;
  readonly example: string;
  /** The schema of the body, and those within it with where in the body they stand. */
  readonly schemas: ReadonlyMap<string, string>;
};

/** Where an operation stands. */
export function operationPlace({ call, document }: Contract): string {
  const { path, method } = call;
  const isPath = document.paths?.[path] !== undefined;
  return `${isPath ? '/paths' : '/components/pathItems'}/${pointerStep(path)}/${method}`;
}

/** Where each documented answer of a contract is written. */
export function answerPlaces(contract: Contract): AnswerPlaces[] {
  const { document, bodies } = contract;
  return Object.entries(responsePlaces(contract)).flatMap(([, response]) => {
    const { content = {} } = at(document, response) as { content?: Record<string, MediaType> };
    return Object.entries(content).flatMap(([mediaType, { examples = {} }]) =>
      Object.keys(examples).flatMap((name) => {
        const body = bodies[name];
        const inside = `${response}/content/${pointerStep(mediaType)}`;
        if (!body) return [];
        const example = target(document, `${inside}/examples/${pointerStep(name)}`);
        const schema =
          body.schema === undefined
            ? `${inside}/schema`
            : `/components/schemas/${pointerStep(body.schema)}`;
        return [{ name, body, response, example, schemas: schemasFrom(document, schema) }];
      }),
    );
  });
}

type MediaType = { readonly examples?: { readonly [name: string]: unknown } };

/** Where each response of an operation is written, by its status. */
export function responsePlaces(contract: Contract): { readonly [status: string]: string } {
  const { document, call } = contract;
  const place = `${operationPlace(contract)}/responses`;
  return Object.fromEntries(
    Object.keys(call.operation.responses).map((status) => [
      status,
      target(document, `${place}/${status}`),
    ]),
  );
}

/** Where each parameter of an operation is written, and its schema, by the parameter's name. */
export function parameterPlaces(contract: Contract): ReadonlyMap<string, readonly string[]> {
  const { document, call } = contract;
  const { parameters = [] } = call.operation;
  return new Map(
    parameters.map((given, index) => {
      const place = target(document, `${operationPlace(contract)}/parameters/${index}`);
      return [resolve(document, given).name, [place, target(document, `${place}/schema`)]];
    }),
  );
}

/** The place itself, or the one that it refers to. */
function target(document: OpenApiDocument, pointer: string): string {
  const { $ref } = (at(document, pointer) ?? {}) as { readonly $ref?: string };
  return $ref?.startsWith('#') ? $ref.slice(1) : pointer;
}

/** A schema with all that it refers to, each with the JSON pointer into the body that it is for. */
function schemasFrom(document: OpenApiDocument, pointer: string) {
  const found = new Map<string, string>();
  const walk = (place: string, inBody: string): void => {
    const own = target(document, place);
    if (found.has(own)) return;
    found.set(own, inBody);
    const {
      properties = {},
      items,
      allOf = [],
    } = (at(document, own) ?? {}) as {
      readonly properties?: object;
      readonly items?: object;
      readonly allOf?: readonly object[];
    };
    for (const name of Object.keys(properties)) {
      walk(`${own}/properties/${pointerStep(name)}`, `${inBody}/${pointerStep(name)}`);
    }
    if (items) walk(`${own}/items`, `${inBody}/0`);
    allOf.forEach((_, index) => {
      walk(`${own}/allOf/${index}`, inBody);
    });
  };
  walk(pointer, '');
  return found;
}

/** Whether a pointer leads to a place or to something in it. */
export function isIn(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** The title of a contract by its id. */
export function titleOf(id: string): string {
  const found = contracts.find((contract) => contract.id === id);
  return found ? `${found.title} ${found.version}` : id;
}
