package org.gazette.delivery;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The words on one connection. Connecting, EHLO and AUTH are Angus Mail's; commands and bodies are written to the
 * {@link HeldSocket} as they are, since Angus would wait for an answer to each and go through a body byte by byte.
 */
final class SmtpWire extends SMTPTransport {
    private static final byte[] LINE_END = {'\r', '\n'};
    /** That the thread is about to connect. */
    private static final ThreadLocal<HeldSocket> CONNECTING = new ThreadLocal<>();

    private final HeldSocket socket;
    private final RelaySettings.Timeouts timeouts;

    private SmtpWire(Session session, HeldSocket socket, RelaySettings.Timeouts timeouts) {
        super(session, null);
        this.socket = socket;
        this.timeouts = timeouts;
    }

    /** What all connections of a relay share. Beginning a session, Jakarta Mail looks for its providers in every jar. */
    static Session session(RelaySettings settings) {
        return Session.getInstance(properties(settings));
    }

    /**
     * @param session of these settings
     * @throws RelayFault when the relay cannot be reached, offers no TLS where it must, or refuses the log-in
     */
    static SmtpWire connect(String relay, RelaySettings settings, Session session, HeldSocket socket)
            throws RelayFault {
        SmtpWire wire = new SmtpWire(session, socket, settings.timeouts());
        String user = settings.asksForLogin() ? settings.user() : null;
        String password = settings.asksForLogin() ? settings.password() : null;
        CONNECTING.set(socket);
        try {
            wire.connect(settings.host(), settings.port(), user, password);
        } catch (AuthenticationFailedException e) {
            socket.drop();
            throw refused(relay, wire.getLastReturnCode(), e);
        } catch (MessagingException e) {
            socket.drop();
            throw refused(relay, wire, e);
        } finally {
            CONNECTING.remove();
        }
        if (settings.asksForLogin() && !wire.supportsExtension("AUTH")) {
            wire.hangUp();
            throw RelayFault.ours(relay, "it offers no log-in, but a user is configured");
        }
        return wire;
    }

    /** A 4xx or silence passes; a 5xx, or no mechanism in common, does not. */
    private static RelayFault refused(String relay, int code, MessagingException e) {
        boolean passing = code <= 0 || code / 100 == 4;
        return passing ? RelayFault.trouble(relay, reason(e)) : RelayFault.ours(relay, "log-in refused: " + reason(e));
    }

    /** Before the log-in: a refusal that names its policy is meant for us; anything else may pass. */
    private static RelayFault refused(String relay, SmtpWire wire, MessagingException e) {
        Reply reply = Reply.of(wire.getLastReturnCode(), String.valueOf(wire.getLastServerResponse()));
        boolean no = !reply.silent() && reply.code() >= 400;
        String what = no ? reply.text() : reason(e);
        return no && Verdicts.of(Phase.CONNECT, reply) == Verdict.HALTED
                ? RelayFault.ours(relay, "it refuses us: " + what)
                : RelayFault.trouble(relay, what);
    }

    private static Properties properties(RelaySettings settings) {
        Properties words = new Properties();
        words.put("mail.smtp.socketFactory", new Prepared());
        words.put("mail.smtp.socketFactory.fallback", "false");
        words.put(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.timeouts().connect().toMillis()));
        words.put("mail.smtp.auth", Boolean.toString(settings.asksForLogin()));
        words.put("mail.smtp.starttls.enable", Boolean.toString(settings.tls() == RelaySettings.Tls.OPTIONAL));
        words.put("mail.smtp.starttls.required", Boolean.toString(settings.tls() == RelaySettings.Tls.REQUIRED));
        words.put("mail.smtp.quitwait", "false");
        return words;
    }

    private static String reason(MessagingException e) {
        Exception cause = e.getNextException();
        String what = String.valueOf(e.getMessage()).strip().replaceAll("[\\p{Cntrl}]+", " ");
        return cause == null || what.contains(String.valueOf(cause.getMessage()))
                ? what
                : what + ": " + cause.getMessage();
    }

    @Override
    protected void startTLS() throws MessagingException {
        issueCommand("STARTTLS", 220);
        try {
            socket.secure();
        } catch (IOException e) {
            socket.drop();
            throw new MessagingException("TLS failed", e);
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        socket.expect(timeouts.read());
        return super.readServerResponse();
    }

    /** Says a command; it leaves when an answer is awaited. */
    void say(String command) throws IOException {
        if (command.indexOf('\r') >= 0 || command.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a command of more than one line");
        }
        OutputStream out = socket.getOutputStream();
        out.write(command.getBytes(StandardCharsets.UTF_8));
        out.write(LINE_END);
    }

    /** Says a message as it is. */
    void say(Message message) {
        socket.hold(message);
    }

    /** Lets go what was said, though no answer is awaited yet. */
    void letGo() throws IOException {
        socket.letGo();
    }

    /** The next answer; silence is an answer too. */
    Reply hear(Phase phase) {
        socket.expect(phase == Phase.DOT ? timeouts.dot() : timeouts.read());
        try {
            return answer();
        } catch (IOException e) {
            return Reply.silence(String.valueOf(e.getMessage()));
        }
    }

    /** Lines with a hyphen behind their code go on (RFC 5321 §4.2.1). */
    private Reply answer() throws IOException {
        String line = socket.line();
        if (line.length() <= 3 || line.charAt(3) != '-') {
            return Reply.of(code(line), line);
        }
        StringBuilder lines = new StringBuilder(line);
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = socket.line();
            lines.append('\n').append(line);
        }
        return Reply.of(code(line), lines.toString());
    }

    private static int code(String line) {
        int code = 0;
        for (int at = 0; at < 3; at++) {
            char digit = at < line.length() ? line.charAt(at) : ' ';
            if (digit < '0' || digit > '9') {
                return -1;
            }
            code = 10 * code + digit - '0';
        }
        return code;
    }

    /** Ends the connection without a word. */
    void drop() {
        socket.drop();
        hangUp();
    }

    /** Says QUIT, if it can still be said, and ends the connection. */
    void hangUp() {
        try {
            close();
        } catch (MessagingException e) {
            socket.drop();
        }
    }

    /** Gives the thread the socket with which it is about to connect. */
    private static final class Prepared extends SocketFactory {
        @Override
        public Socket createSocket() {
            return CONNECTING.get();
        }

        @Override
        public Socket createSocket(String host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            return createSocket();
        }
    }
}
