/** Where the summary goes. On a terminal, a last line tells how far the run is. */
export class Screen {
  #status = '';

  constructor(
    private readonly out: NodeJS.WriteStream,
    /** A text without what nobody may read. */
    readonly hidden: (text: string) => string,
  ) {}

  line(text = ''): void {
    this.#wipe();
    this.out.write(`${this.hidden(text)}\n`);
    this.#show();
  }

  status(text: string): void {
    if (!this.out.isTTY) return;
    this.#wipe();
    this.#status = this.hidden(text).slice(0, this.out.columns - 1);
    this.#show();
  }

  #wipe(): void {
    if (this.#status) this.out.write('\r\u001b[K');
  }

  #show(): void {
    if (this.#status) this.out.write(this.#status);
  }
}
