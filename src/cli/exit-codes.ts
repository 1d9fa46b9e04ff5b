/** What the command's exit code tells a script; `clear-presign --help` prints this table. */
export const exitCodes = {
  success: { code: 0, meaning: 'everything was done' },
  defect: { code: 1, meaning: 'a defect of clear-presign itself' },
  usage: { code: 2, meaning: 'a wrong option, operand or setting' },
  authentication: { code: 3, meaning: 'the token or another secret was not accepted' },
  permission: { code: 4, meaning: 'the caller lacks a permission or the license has expired' },
  quota: { code: 5, meaning: 'the API quota is used up' },
  invalidFile: {
    code: 6,
    meaning: 'a file is missing, unreadable, not fit to be sent, or refused by the API',
  },
  storage: { code: 7, meaning: 'storage refused the upload or the URL had expired' },
  network: { code: 8, meaning: 'no connection, or no answer in time' },
  server: { code: 9, meaning: 'the server failed, or its answer is not a documented one' },
  several: { code: 10, meaning: 'several files failed, for different reasons' },
  departures: { code: 11, meaning: 'check found answers that depart from the contract' },
  skipped: { code: 12, meaning: 'check skipped cases for want of credentials' },
  interrupted: { code: 130, meaning: 'stopped by Ctrl-C (143: by SIGTERM, 129: by SIGHUP)' },
} as const;

/** Why a run ended as it did. */
export type Outcome = keyof typeof exitCodes;

/** Told how a command ended, by a word or by an exit code. */
export type End = (outcome: Outcome | number) => void;
