// A mail server over real SMTP, by smtp-server. Prints {port} when it is ready; then one line of JSON for each mail.
// Arguments: --tls offers STARTTLS; --refuse=CODE answers RCPT with that code; --cut closes after the data.
import { SMTPServer } from 'smtp-server';

const flag = (name) => process.argv.some((argument) => argument === `--${name}`);
const value = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1];

const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: !flag('tls'),
  disabledCommands: flag('tls') ? [] : ['AUTH'],
  logger: false,
  onRcptTo(address, session, done) {
    const code = Number(value('refuse') ?? 0);
    done(code ? Object.assign(new Error('Refused'), { responseCode: code }) : undefined);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      console.log(
        JSON.stringify({
          to: session.envelope.rcptTo.map((to) => to.address),
          from: session.envelope.mailFrom.address,
          secure: session.secure,
          mail: Buffer.concat(parts).toString('utf8'),
        }),
      );
      if (flag('cut')) {
        for (const connection of server.connections) connection.close();
        return;
      }
      done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.server.address().port })));
process.stdin.on('end', () => process.exit(0)).resume();
