/** The environment of a command that speaks to the benchmarks' server. */
export function settings(url: string) {
  return {
    CLEAR_AUTH_TOKEN: 'bench',
    CLEAR_INTEGRATION_ID: '00000000-0000-4000-8000-000000000001',
    CLEAR_BASE_URL: url,
  };
}
