package org.gazette.delivery;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of a mailbox that returns are kept in, by IMAP or POP3. A mail is deleted there once it is in the database, what
 * nobody can read too, since it is kept in the quarantine.
 */
public final class ReturnMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnMailbox.class);
    private static final int AT_ONCE = 200;
    private static final int LARGEST = 4 << 20;
    private static final String TIMEOUT = "60000";

    private final Access access;
    private final Returns returns;

    public ReturnMailbox(Access access, Returns returns) {
        this.access = access;
        this.returns = returns;
    }

    /**
     * How the mailbox is reached.
     *
     * @param protocol {@code imap}, {@code imaps}, {@code pop3} or {@code pop3s}
     */
    public record Access(String protocol, String host, int port, String user, String password) {
        @Override
        public String toString() {
            return protocol + "://" + user + "@" + host + ":" + port;
        }
    }

    /**
     * Takes in what is there, at most some hundred at a time.
     *
     * @return how many were taken in
     * @throws IllegalStateException when the mailbox cannot be reached; the message says why
     */
    public int fetch() {
        String kind = access.protocol();
        Properties words = new Properties();
        words.put("mail." + kind + ".connectiontimeout", TIMEOUT);
        words.put("mail." + kind + ".timeout", TIMEOUT);
        words.put("mail." + kind + ".writetimeout", TIMEOUT);
        try (Store store = Session.getInstance(words).getStore(kind)) {
            store.connect(access.host(), access.port(), access.user(), access.password());
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            int taken = fetch(inbox);
            inbox.close(true);
            return taken;
        } catch (MessagingException e) {
            throw new IllegalStateException("returns.mailbox " + access + ": " + e.getMessage(), e);
        }
    }

    private int fetch(Folder inbox) throws MessagingException {
        Message[] all = inbox.getMessages();
        int taken = 0;
        for (Message one : Arrays.copyOf(all, Math.min(AT_ONCE, all.length))) {
            try {
                returns.take(access.protocol(), recipient(one), raw(one));
                one.setFlag(Flags.Flag.DELETED, true);
                taken++;
            } catch (IOException | RuntimeException e) {
                LOG.error("a return cannot be stored, and stays in its mailbox: {}", e.getMessage());
            }
        }
        return taken;
    }

    /** The address that it came back to, as the MTA before the mailbox wrote it down. */
    private static String recipient(Message one) throws MessagingException {
        return Stream.of(
                        one.getHeader("Delivered-To"),
                        one.getHeader("X-Original-To"),
                        one.getHeader("Envelope-To"),
                        one.getHeader("To"))
                .filter(values -> values != null)
                .flatMap(Stream::of)
                .map(value -> value.replaceAll("(?s).*<([^>]*)>.*", "$1").strip())
                .filter(value -> value.startsWith("bounce+") || Letterboxes.are(value))
                .findFirst()
                .orElse("");
    }

    private static byte[] raw(Message one) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        one.writeTo(bytes);
        byte[] raw = bytes.toByteArray();
        return raw.length > LARGEST ? Arrays.copyOf(raw, LARGEST) : raw;
    }
}
