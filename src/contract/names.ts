/**
 * The one rule for names: a client is named after the API's id, a credential after its security scheme, a
 * secret that is sent beside it after its header without `x-`, any other input is what the owner calls it;
 * options of the command and variables of the environment follow from these. Where the command has another
 * name, `x-name` in the document says so.
 */

/** `integration-v1` becomes `IntegrationV1`. */
export function pascalCase(id: string): string {
  return id.replace(/(?:^|[-_ ])([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `integration-v1` becomes `integrationV1`. */
export function camelCase(id: string): string {
  const name = pascalCase(id);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `integrationId` becomes `integration-id`, as an option of the command has it. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `integrationId` becomes `CLEAR_INTEGRATION_ID`. */
export function variable(name: string): string {
  return `CLEAR_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/** `x-integration-id` becomes `integrationId`. */
export function settingName(header: string): string {
  return camelCase(header.toLowerCase().replace(/^x-/, ''));
}
