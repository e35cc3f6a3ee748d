package org.gazette.delivery;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLSocketFactory;

/** A relay that speaks SMTP (RFC 5321): a smart host, a provider, or the local inbox. Safe for many threads. */
public final class SmtpRelay implements Relay {
    private final RelaySettings settings;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService watch = watch();

    public SmtpRelay(RelaySettings settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param tls whose certificates are trusted */
    SmtpRelay(RelaySettings settings, SSLSocketFactory tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /** One thread for all connections: it ends those that do not get their bytes out in time. */
    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "relay-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        return watch;
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
        watch.shutdownNow();
    }
}
