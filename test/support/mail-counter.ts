import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that knows how many mails it took for whom. */
export class MailCounter {
  readonly taken = new Map<string, number>();
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (stream, { envelope }, done) => {
        stream.resume();
        stream.on('end', () => {
          const to = envelope.rcptTo[0]?.address ?? '';
          this.taken.set(to, (this.taken.get(to) ?? 0) + 1);
          done();
        });
      },
    });
    // Whoever is killed while they talk to it leaves a broken connection.
    this.#server.on('error', () => undefined);
  }

  static async listen(): Promise<MailCounter> {
    const counter = new MailCounter();
    await new Promise<void>((resolve) => counter.#server.listen(0, '127.0.0.1', () => resolve()));
    return counter;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
