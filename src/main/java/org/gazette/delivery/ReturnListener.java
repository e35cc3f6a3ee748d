package org.gazette.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The door by which an MTA hands over what comes back, over SMTP. It takes mail for signed addresses of ours, for farewells
 * and for complaints only, and says 250 once it is in the database; until then the MTA keeps it. It listens on one address of this machine, for an MTA in the
 * house: it is no server for the open net.
 */
public final class ReturnListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnListener.class);
    private static final int LARGEST = 4 << 20;
    private static final int CONNECTIONS = 20;

    private final SMTPServer server;

    /**
     * @param host the address to listen on, such as {@code 127.0.0.1}
     * @param port 0 for any that is free
     */
    public ReturnListener(String host, int port, String domain, ReturnPaths paths, Returns returns) {
        try {
            this.server = new SMTPServer.Builder()
                    .bindAddress(InetAddress.getByName(host))
                    .port(port)
                    .hostName(domain)
                    .softwareName("Gazette")
                    .maxConnections(CONNECTIONS)
                    .maxMessageSize(LARGEST)
                    .maxRecipients(1)
                    .insertReceivedHeaders(false)
                    .connectionTimeout(60, TimeUnit.SECONDS)
                    .messageHandlerFactory(context -> new Conversation(context, domain, paths, returns))
                    .build();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("returns.listen: there is no address " + host, e);
        }
    }

    public ReturnListener start() {
        server.start();
        return this;
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Conversation implements MessageHandler {
        private final String domain;
        private final ReturnPaths paths;
        private final Returns returns;
        private String recipient = "";

        Conversation(MessageContext context, String domain, ReturnPaths paths, Returns returns) {
            this.domain = domain;
            this.paths = paths;
            this.returns = returns;
            LOG.debug("a return from {}", context.getRemoteAddress());
        }

        @Override
        public void from(String sender) {
            // returns come from nobody (RFC 5321 §4.5.5), complaints from anybody
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (!Letterboxes.are(address, domain) && paths.read(address).isEmpty()) {
                throw new RejectException(550, "5.1.1 no letter of ours comes back to this address");
            }
            recipient = address;
        }

        @Override
        public String data(InputStream in) throws RejectException, IOException {
            byte[] raw = in.readNBytes(LARGEST);
            try {
                returns.take("smtp", recipient, raw);
                return "2.0.0 taken";
            } catch (RuntimeException e) {
                LOG.error("a return cannot be stored, and stays with the MTA: {}", e.getMessage());
                throw new RejectException(451, "4.3.0 it cannot be stored now, try again");
            }
        }

        @Override
        public void done() {
            // nothing is held open
        }
    }
}
