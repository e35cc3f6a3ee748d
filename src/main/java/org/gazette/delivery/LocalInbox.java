package org.gazette.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A mailbox on this machine that takes every mail over SMTP, to look at what readers get. It listens on the loopback
 * address only and offers no TLS. What it took is kept in a folder, and is there again the next time.
 */
public final class LocalInbox implements AutoCloseable {
    private final GreenMail server;
    private final Path folder;
    private int kept;

    /**
     * @param port 0 for any that is free
     * @param folder where mails are kept, a file each; it is made when there is none
     */
    public LocalInbox(int port, Path folder) {
        ServerSetup smtp = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(20_000);
        this.server = new GreenMail(smtp);
        this.folder = folder;
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
    public synchronized List<ReceivedMail> mails() {
        keep();
        return files().stream().map(LocalInbox::read).toList();
    }

    @Override
    public synchronized void close() {
        keep();
        server.stop();
    }

    /** Writes what came since it was asked last. */
    private void keep() {
        List<MimeMessage> came = Arrays.asList(server.getReceivedMessages());
        int before = files().size();
        try {
            Files.createDirectories(folder);
            for (int at = kept; at < came.size(); at++) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                came.get(at).writeTo(bytes);
                Files.write(folder.resolve("%06d.eml".formatted(before + at - kept + 1)), bytes.toByteArray());
            }
            kept = came.size();
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be kept in " + folder + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": mails cannot be kept", e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": mails cannot be listed", e);
        }
    }

    private static ReceivedMail read(Path file) {
        try {
            Session session = Session.getInstance(new Properties());
            return MailReader.read(new MimeMessage(session, new ByteArrayInputStream(Files.readAllBytes(file))));
        } catch (MessagingException e) {
            throw new IllegalStateException(file + " is no mail: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }
}
