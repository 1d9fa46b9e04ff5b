/** The documents of `spec/` that everything is generated from, by the folder each has in `generated/`. */
export const documents = ['one-integration', 'integration-v1', 'storage'] as const;
