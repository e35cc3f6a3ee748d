package org.gazette.delivery;

import jakarta.mail.Session;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A relay that speaks SMTP (RFC 5321): a smart host, a provider, or the local inbox. Safe for many threads. */
public final class SmtpRelay implements Relay {
    private final RelaySettings settings;
    private final SSLSocketFactory tls;
    private final Watch watch = new Watch();
    private @Nullable Session session;

    public SmtpRelay(RelaySettings settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param tls whose certificates are trusted */
    SmtpRelay(RelaySettings settings, SSLSocketFactory tls) {
        this.settings = settings;
        this.tls = tls;
    }

    @Override
    public String name() {
        return settings.host() + ":" + settings.port();
    }

    @Override
    public Line open() throws RelayFault {
        HeldSocket socket = new HeldSocket(settings, tls, watch);
        return new SmtpLine(name(), SmtpWire.connect(name(), settings, session(), socket));
    }

    /** Begun when the first connection is made: most commands make none. */
    private synchronized Session session() {
        if (session == null) {
            session = SmtpWire.session(settings);
        }
        return session;
    }

    @Override
    public void close() {
        watch.close();
    }
}
