import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    smtpPorts: Record<string, number>;
    /** Where the mails that arrived are read. */
    smtpInbox: number;
  }
}

/** Real mail servers on loopback, each with a manner of its own, for tests that run in workerd. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mails: { server: string; from: string; to: string; text: string; user: string | null }[] = [];
  const servers: { close: (done: () => void) => void }[] = [];
  const ports: Record<string, number> = {};

  async function listen(name: string, options: SMTPServerOptions): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onAuth: ({ username = '', password }, _session, done) =>
        password === 'right' ? done(null, { user: username }) : done(new Error('wrong password')),
      onData(stream, session, done) {
        let text = '';
        stream.on('data', (part: Buffer) => {
          text += part.toString('binary');
        });
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom ? mailFrom.address : '';
          mails.push({ server: name, from, to: rcptTo[0]?.address ?? '', text, user: session.user ?? null });
          done();
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    ports[name] = (server.server.address() as AddressInfo).port;
    servers.push(server);
  }

  await listen('plain', {});
  const own = (name: string) => readFileSync(join(import.meta.dirname, name));
  const identity = { key: own('loopback-key.pem'), cert: own('loopback-certificate.pem') };
  // A user is asked for, and their password taken only once the connection is encrypted.
  const encrypted = { authOptional: false, ...identity };
  await listen('tls', { ...encrypted, secure: true });
  await listen('startTls', { ...encrypted, disabledCommands: [] });
  await listen('needsUser', { authOptional: false, allowInsecureAuth: true });
  await listen('unknownMailbox', {
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 })),
  });
  await listen('greylists', {
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('4.2.0 later'), { responseCode: 451 })),
  });
  await listen('refusesMail', {
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(Object.assign(new Error('5.7.1 spam'), { responseCode: 554 })));
    },
  });

  /** Speaks by a script, and drops the connection where the script ends. */
  async function scripted(name: string, answers: [RegExp, string | 'drop'][]): Promise<void> {
    const server: Server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hello\r\n');
      let buffer = '';
      socket.on('data', (data) => {
        buffer += data.toString();
        for (const [pattern, answer] of answers) {
          if (!pattern.test(buffer)) continue;
          buffer = '';
          if (answer === 'drop') socket.destroy();
          else socket.write(answer);
          return;
        }
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ports[name] = (server.address() as AddressInfo).port;
    servers.push(server);
  }
  const polite: [RegExp, string][] = [
    [/^EHLO/, '250 hi\r\n'],
    [/^MAIL/, '250 ok\r\n'],
    [/^RCPT/, '250 ok\r\n'],
    [/^DATA/, '354 go on\r\n'],
  ];
  await scripted('dropsAfterDot', [...polite, [/\r\n\.\r\n$/, 'drop']]);
  await scripted('dropsInData', [...polite, [/Subject/, 'drop']]);
  await scripted('noStartTls', [
    [/^EHLO/, '250 hi\r\n'],
    [/^STARTTLS/, '502 not here\r\n'],
  ]);
  await scripted('speaksHttp', [[/^EHLO/, 'HTTP/1.1 400 Bad Request\r\n']]);

  const { createServer: createHttp } = await import('node:http');
  const inbox = createHttp((_request, response) => response.end(JSON.stringify(mails)));
  inbox.listen(0, '127.0.0.1');
  await once(inbox, 'listening');
  project.provide('smtpPorts', ports);
  project.provide('smtpInbox', (inbox.address() as AddressInfo).port);
  return async () => {
    inbox.close();
    await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  };
}
