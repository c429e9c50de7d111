import { connect } from 'cloudflare:sockets';

/** How long a server may take for one answer. */
const ANSWER_TIMEOUT_MS = 15_000;
/** Longer answers nobody sends. */
const MAX_ANSWER_LENGTH = 10_000;

export interface SmtpServer {
  host: string;
  port: number;
  /** `tls` from the first byte (465), `starttls` before anything is said (587), `none` on loopback only. */
  security: 'tls' | 'starttls' | 'none';
}

/** What a server answered: `code` as in RFC 5321 §4.2, the text of all its lines. */
export interface SmtpAnswer {
  code: number;
  text: string;
}

/** The server said no, with its own words. */
export class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal';
  readonly answer: SmtpAnswer;

  constructor(answer: SmtpAnswer) {
    super(`${answer.code} ${answer.text}`);
    this.answer = answer;
  }
}

/** One conversation with a mail server, a line at a time. */
export class SmtpSession {
  #socket: Socket;
  #reader: ReadableStreamDefaultReader<Uint8Array>;
  #writer: WritableStreamDefaultWriter<Uint8Array>;
  #buffer = '';
  readonly #decoder = new TextDecoder();

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#reader = socket.readable.getReader();
    this.#writer = socket.writable.getWriter();
  }

  /** Connects, greets, and encrypts before anything else is said. Throws where that is not to be had. */
  static async open(server: SmtpServer, hello: string): Promise<SmtpSession> {
    const secureTransport = { tls: 'on', starttls: 'starttls', none: 'off' } as const;
    const session = new SmtpSession(
      connect(
        { hostname: server.host, port: server.port },
        { secureTransport: secureTransport[server.security], allowHalfOpen: false },
      ),
    );
    try {
      await session.expect(220);
      await session.say(`EHLO ${hello}`, 250);
      if (server.security === 'starttls') {
        // A server that offers none, or somebody in between who hid it, gets neither name nor mail.
        await session.say('STARTTLS', 220);
        session.#encrypt();
        await session.say(`EHLO ${hello}`, 250);
      }
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Says a line and waits for an answer of this code; anything else is a refusal. */
  async say(line: string, code: number): Promise<SmtpAnswer> {
    await this.write(`${line}\r\n`);
    return this.expect(code);
  }

  async write(text: string): Promise<void> {
    await withTimeout(this.#writer.write(new TextEncoder().encode(text)));
  }

  async expect(code: number): Promise<SmtpAnswer> {
    const answer = await this.#answer();
    if (answer.code !== code) throw new SmtpRefusal(answer);
    return answer;
  }

  /** Never throws: what is over is over. */
  async close(): Promise<void> {
    await this.#socket.close().catch(() => undefined);
  }

  #encrypt(): void {
    // What came in the clear must not be taken for an answer of the encrypted conversation (CVE-2011-0411).
    this.#buffer = '';
    this.#reader.releaseLock();
    this.#writer.releaseLock();
    this.#socket = this.#socket.startTls();
    this.#reader = this.#socket.readable.getReader();
    this.#writer = this.#socket.writable.getWriter();
  }

  /** Lines up to the one whose code is followed by a space. */
  async #answer(): Promise<SmtpAnswer> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line();
      const [, code, more, text = ''] = /^(\d{3})([ -]?)(.*)$/.exec(line) ?? [];
      if (!code) throw new Error('the server does not speak SMTP');
      lines.push(text);
      if (more !== '-') return { code: Number(code), text: lines.join(' ') };
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\n');
      if (end >= 0) {
        const line = this.#buffer.slice(0, end).trimEnd();
        this.#buffer = this.#buffer.slice(end + 1);
        return line;
      }
      if (this.#buffer.length > MAX_ANSWER_LENGTH) throw new Error('the server says too much');
      const { done, value } = await withTimeout(this.#reader.read());
      if (done) throw new Error('the connection was closed');
      this.#buffer += this.#decoder.decode(value, { stream: true });
    }
  }
}

async function withTimeout<T>(promise: Promise<T>): Promise<T> {
  const late = scheduler.wait(ANSWER_TIMEOUT_MS).then(() => {
    throw new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1000} s`);
  });
  return Promise.race([promise, late]);
}
