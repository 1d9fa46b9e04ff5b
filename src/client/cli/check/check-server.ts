export async function checkServer(_: unknown): Promise<number> {
  return 1;
}
