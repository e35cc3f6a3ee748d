package org.gazette.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;

/**
 * A mailbox on this machine that takes every mail over SMTP and keeps it in memory, to look at what readers get. It
 * listens on the loopback address only and offers no TLS.
 */
public final class LocalInbox implements AutoCloseable {
    private final GreenMail server;

    /** @param port 0 for any that is free */
    public LocalInbox(int port) {
        ServerSetup smtp = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(20_000);
        this.server = new GreenMail(smtp);
    }

    public LocalInbox start() {
        server.start();
        return this;
    }

    /** Where it listens, once started. */
    public int port() {
        return server.getSmtp().getPort();
    }

    /** How to send to it. */
    public RelaySettings relay(int connections) {
        return RelaySettings.local(port(), connections);
    }

    /** What came, in the order in which it came. */
    public List<ReceivedMail> mails() {
        return Arrays.stream(server.getReceivedMessages()).map(MailReader::read).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
