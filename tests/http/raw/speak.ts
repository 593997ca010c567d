import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What came back over a connection until it was closed. */
export interface Heard {
  text: string;
  /** The status of each answer, in order. */
  statuses: number[];
}

/** A connection to the server on this machine that keeps what it hears; its errors are part of the play. */
export async function dial(port: number): Promise<{ socket: Socket; heard(): Promise<Heard> }> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.on('end', () => socket.end());
  const closed = new Promise((done) => socket.once('close', done));
  await once(socket, 'connect');
  const heard = async () => {
    await closed;
    const text = Buffer.concat(chunks).toString('latin1');
    return { text, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1])) };
  };
  return { socket, heard };
}

/** Sends some bytes and listens until the server closes. */
export async function speak(port: number, bytes: string | Buffer): Promise<Heard> {
  const { socket, heard } = await dial(port);
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return heard();
}
