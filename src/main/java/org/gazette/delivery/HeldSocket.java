package org.gazette.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection that holds its output back until its input is about to be read, so that several commands and a body
 * leave in one write. Whoever speaks lock-step over it need not know.
 *
 * <p>Every wait ends: a reply has a deadline as a whole, however slowly its bytes drip, and a length; a write that does
 * not get through in time ends the connection. TLS lies underneath; what a relay says before TLS begins is never taken
 * for an answer within it. Used by one thread, except {@link #drop}.
 */
final class HeldSocket extends Socket {
    private static final int MOST_HELD = 1 << 20;
    private static final int LONGEST_ANSWER = 1 << 17;

    private final Socket plain = new Socket();
    private final RelaySettings settings;
    private final SSLSocketFactory factory;
    private final ScheduledExecutorService watch;
    private final Heard heard;
    private final Held held;
    private @Nullable SSLSocket tls;
    private volatile boolean dropped;

    HeldSocket(RelaySettings settings, SSLSocketFactory factory, ScheduledExecutorService watch) {
        this.settings = settings;
        this.factory = factory;
        this.watch = watch;
        this.heard = new Heard(settings.timeouts().read());
        this.held = new Held();
    }

    @Override
    public void connect(SocketAddress address, int millis) throws IOException {
        plain.setTcpNoDelay(true);
        plain.connect(address, millis);
        if (settings.tls() == RelaySettings.Tls.IMPLICIT) {
            secure();
        }
    }

    /** Goes on with TLS. The certificate must be trusted and made for the host that was asked for. */
    void secure() throws IOException {
        if (heard.waiting()) {
            throw new IOException("the relay spoke between STARTTLS and TLS");
        }
        plain.setSoTimeout((int) settings.timeouts().read().toMillis());
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, settings.host(), settings.port(), true);
        SSLParameters checked = secured.getSSLParameters();
        checked.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(checked);
        secured.startHandshake();
        tls = secured;
    }

    boolean secured() {
        return tls != null;
    }

    private Socket lower() {
        return tls == null ? plain : tls;
    }

    /** The answer that is read next must be complete so long after its question has left. */
    void expect(Duration patience) {
        heard.expect(patience);
    }

    /** Ends the connection now; what is held back never leaves. From any thread. */
    void drop() {
        dropped = true;
        try {
            plain.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getInputStream() {
        return heard;
    }

    @Override
    public OutputStream getOutputStream() {
        return held;
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (!dropped) {
                held.release();
            }
        } finally {
            lower().close();
            plain.close();
        }
    }

    @Override
    public boolean isClosed() {
        return plain.isClosed();
    }

    @Override
    public boolean isBound() {
        return plain.isBound();
    }

    @Override
    public boolean isConnected() {
        return plain.isConnected();
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain.getLocalAddress();
    }

    /** Deadlines are set by {@link #expect}. */
    @Override
    public void setSoTimeout(int millis) {}

    private final class Held extends OutputStream {
        private byte[] bytes = new byte[1 << 13];
        private int size;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            if (size > 0 && size + length > MOST_HELD) {
                release();
            }
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            }
            System.arraycopy(more, offset, bytes, size, length);
            size += length;
        }

        /** Lets go what is held, in one write. */
        void release() throws IOException {
            if (size == 0) {
                return;
            }
            int length = size;
            size = 0;
            long millis = settings.timeouts().write().toMillis();
            ScheduledFuture<?> alarm = watch.schedule(HeldSocket.this::drop, millis, TimeUnit.MILLISECONDS);
            try {
                lower().getOutputStream().write(bytes, 0, length);
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private final class Heard extends InputStream {
        private final byte[] bytes = new byte[1 << 13];
        private int at;
        private int limit;
        private int answer;
        private Duration patience;
        private boolean ticking;
        private long deadline;

        Heard(Duration patience) {
            this.patience = patience;
        }

        void expect(Duration waited) {
            patience = waited;
            ticking = false;
            answer = 0;
        }

        boolean waiting() {
            return at < limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        /** Gives no more than one line at a time, so that nothing before TLS is read ahead of it. */
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == limit && !fill()) {
                return -1;
            }
            int count = 0;
            while (count < length && at < limit) {
                byte next = bytes[at++];
                into[offset + count++] = next;
                if (next == '\n') {
                    break;
                }
            }
            return count;
        }

        private boolean fill() throws IOException {
            held.release();
            if (!ticking) {
                ticking = true;
                deadline = System.nanoTime() + patience.toNanos();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException("no answer within " + patience);
            }
            plain.setSoTimeout((int) left);
            int read = lower().getInputStream().read(bytes);
            at = 0;
            limit = Math.max(read, 0);
            answer += limit;
            if (answer > LONGEST_ANSWER) {
                throw new IOException("an answer of more than " + LONGEST_ANSWER + " bytes");
            }
            return read >= 0;
        }
    }
}
