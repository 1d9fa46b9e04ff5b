import type { Evidence, OpenApiDocument, Operation, Schema } from '../../contract/document.ts';
import { variable } from '../../contract/names.ts';
import { credentialOf, inputsOf } from '../../contract/operations.ts';

/** What a caller is given once and sends with every call: the credential, and the secrets beside it. */
export type Secret = {
  /** The option of the client. */
  readonly option: string;
  readonly name: string;
  readonly in: string;
  /** What stands before it in the header. */
  readonly prefix: string;
  readonly type: string;
  readonly description: string;
  readonly schema?: Schema;
  readonly sensitive?: string;
  readonly evidence: readonly Evidence[];
  readonly isCredential: boolean;
};

/** The secrets of an operation, its credential first. */
export function secretsOf(document: OpenApiDocument, operation: Operation): readonly Secret[] {
  const credential = credentialOf(document, operation);
  const settings = inputsOf(document, operation).filter(({ role }) => role === 'setting');
  const secrets: Secret[] = settings.map(({ option, parameter, schema }) => ({
    option,
    name: parameter.name,
    in: parameter.in,
    prefix: '',
    type: 'parameter',
    description: parameter.description ?? '',
    schema,
    ...sensitive(parameter['x-sensitive']),
    evidence: parameter['x-evidence'] ?? [],
    isCredential: false,
  }));
  if (!credential) return secrets;
  const { option, header, prefix = '', scheme } = credential;
  return [
    {
      option,
      name: header,
      in: scheme.in ?? 'header',
      prefix,
      type: scheme.type,
      description: scheme.description ?? '',
      ...(scheme['x-schema'] && { schema: scheme['x-schema'] }),
      ...sensitive(scheme['x-sensitive']),
      evidence: scheme['x-evidence'] ?? [],
      isCredential: true,
    },
    ...secrets,
  ];
}

function sensitive(part: string | undefined) {
  return part === undefined ? {} : { sensitive: part };
}

/** `authToken` becomes `YOUR_AUTH_TOKEN`: plainly not a value, and never one by accident. */
export function placeholder(option: string): string {
  return variable(option).replace('CLEAR_', 'YOUR_');
}
