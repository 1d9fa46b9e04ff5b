/** The settings that are secrets: what each is, and where a user gives it. */
export const secretSettings = {
  authToken: { what: 'access token', variable: 'CLEAR_AUTH_TOKEN', option: '--token-file' },
  integrationId: {
    what: 'integration id',
    variable: 'CLEAR_INTEGRATION_ID',
    option: '--integration-id-file',
  },
} as const;
