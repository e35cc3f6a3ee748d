package org.gazette.delivery;

import javax.net.ssl.SSLSocketFactory;

/** A relay that speaks SMTP (RFC 5321): a smart host, a provider, or the local inbox. Safe for many threads. */
public final class SmtpRelay implements Relay {
    private final RelaySettings settings;
    private final SSLSocketFactory tls;
    private final Watch watch = new Watch();

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
        return new SmtpLine(name(), SmtpWire.connect(name(), settings, socket));
    }

    @Override
    public void close() {
        watch.close();
    }
}
