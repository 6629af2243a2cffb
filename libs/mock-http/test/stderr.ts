/** What is written to standard error meanwhile. */
export async function stderr(work: () => Promise<void>): Promise<string> {
  const { write } = process.stderr;
  let told = '';
  process.stderr.write = ((text: string) => {
    told += text;
    return true;
  }) as typeof write;
  try {
    await work();
  } finally {
    process.stderr.write = write;
  }
  return told;
}
