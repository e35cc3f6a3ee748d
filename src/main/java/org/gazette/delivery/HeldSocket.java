package org.gazette.delivery;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection that holds its output back until its input is about to be read, so that several commands and a body
 * leave in one write, the body from where it lies. Whoever speaks lock-step over it need not know.
 *
 * <p>Every wait ends: a reply has a deadline as a whole, however slowly its bytes drip, and a length; a write that does
 * not get through in time ends the connection. TLS lies underneath; what a relay says before TLS begins is never taken
 * for an answer within it. Used by one thread, except {@link #drop} and {@link #endIfLate}.
 */
final class HeldSocket extends Socket {
    private static final int LONGEST_ANSWER = 1 << 17;

    private final SocketChannel plain;
    private final RelaySettings settings;
    private final SSLSocketFactory factory;
    private final Watch watch;
    private final Heard heard;
    private final Held held;
    private @Nullable SSLSocket tls;
    private volatile boolean dropped;
    private volatile boolean waiting;
    private volatile boolean late;
    private volatile long deadline;

    HeldSocket(RelaySettings settings, SSLSocketFactory factory, Watch watch) {
        this.settings = settings;
        this.factory = factory;
        this.watch = watch;
        this.heard = new Heard(settings.timeouts().read());
        this.held = new Held();
        this.plain = opened();
        watch.add(this);
    }

    private static SocketChannel opened() {
        try {
            return SocketChannel.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no socket left", e);
        }
    }

    @Override
    public void connect(SocketAddress address, int millis) throws IOException {
        plain.setOption(StandardSocketOptions.TCP_NODELAY, true);
        plain.socket().connect(address, millis);
        if (settings.tls() == RelaySettings.Tls.IMPLICIT) {
            secure();
        }
    }

    /** Goes on with TLS. The certificate must be trusted and made for the host that was asked for. */
    void secure() throws IOException {
        if (heard.waiting()) {
            throw new IOException("the relay spoke between STARTTLS and TLS");
        }
        SSLSocket secured = (SSLSocket) factory.createSocket(plain.socket(), settings.host(), settings.port(), true);
        SSLParameters checked = secured.getSSLParameters();
        checked.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(checked);
        begin(System.nanoTime(), settings.timeouts().read());
        try {
            secured.startHandshake();
        } finally {
            waiting = false;
        }
        tls = secured;
    }

    boolean secured() {
        return tls != null;
    }

    /** The answer that is read next must be complete so long after its question has left. */
    void expect(Duration patience) {
        heard.expect(patience);
    }

    /** Holds a mail back, too. */
    void hold(Message message) {
        held.hold(message);
    }

    /** Lets go what is held back, now. */
    void letGo() throws IOException {
        held.release();
    }

    /** A line of what the other end says, without its line end. */
    String line() throws IOException {
        return heard.line();
    }

    private void begin(long now, Duration patience) {
        deadline = now + patience.toNanos();
        waiting = true;
    }

    /** From any thread. */
    void endIfLate(long now) {
        if (waiting && now - deadline > 0) {
            late = true;
            drop();
        }
    }

    /** Ends the connection now; what is held back never leaves. From any thread. */
    void drop() {
        dropped = true;
        watch.remove(this);
        try {
            plain.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IOException reason(IOException fault, String when) {
        if (late) {
            return new SocketTimeoutException(when);
        }
        return fault instanceof ClosedChannelException ? new IOException("the connection was closed", fault) : fault;
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
        watch.remove(this);
        try {
            if (!dropped) {
                held.release();
            }
        } finally {
            if (tls != null) {
                tls.close();
            }
            plain.close();
        }
    }

    @Override
    public boolean isClosed() {
        return !plain.isOpen();
    }

    @Override
    public boolean isBound() {
        return plain.socket().isBound();
    }

    @Override
    public boolean isConnected() {
        return plain.isConnected();
    }

    @Override
    public int getPort() {
        return plain.socket().getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain.socket().getLocalAddress();
    }

    /** Deadlines are set by {@link #expect}. */
    @Override
    public void setSoTimeout(int millis) {}

    private final class Held extends OutputStream {
        private final ByteBuffer words = ByteBuffer.allocateDirect(1 << 13);
        private final List<ByteBuffer> queue = new ArrayList<>();
        private int cut;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            int at = offset;
            for (int left = length; left > 0; ) {
                if (!words.hasRemaining()) {
                    release();
                }
                int fits = Math.min(left, words.remaining());
                words.put(more, at, fits);
                at += fits;
                left -= fits;
            }
        }

        void hold(Message message) {
            cut();
            queue.addAll(message.stretches());
        }

        private void cut() {
            int end = words.position();
            if (end > cut) {
                queue.add(words.duplicate().position(cut).limit(end));
            }
            cut = end;
        }

        /** Lets go what is held, in one write. */
        void release() throws IOException {
            cut();
            if (queue.isEmpty()) {
                return;
            }
            begin(System.nanoTime(), settings.timeouts().write());
            try {
                if (tls == null) {
                    gather(queue.toArray(ByteBuffer[]::new));
                } else {
                    copy(tls.getOutputStream());
                }
            } catch (IOException e) {
                throw reason(e, "not taken within " + settings.timeouts().write());
            } finally {
                waiting = false;
                queue.clear();
                words.clear();
                cut = 0;
            }
        }

        private void gather(ByteBuffer[] all) throws IOException {
            while (all[all.length - 1].hasRemaining()) {
                plain.write(all);
            }
        }

        /** In as few records as TLS allows. */
        private void copy(OutputStream out) throws IOException {
            byte[] bytes =
                    new byte[queue.stream().mapToInt(ByteBuffer::remaining).sum()];
            ByteBuffer all = ByteBuffer.wrap(bytes);
            queue.forEach(all::put);
            out.write(bytes);
        }
    }

    private final class Heard extends InputStream {
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).limit(0);
        private int answer;
        private Duration patience;
        private boolean ticking;
        private long since;

        Heard(Duration patience) {
            this.patience = patience;
        }

        void expect(Duration waited) {
            patience = waited;
            ticking = false;
            answer = 0;
        }

        boolean waiting() {
            return bytes.hasRemaining();
        }

        @Override
        public int read() throws IOException {
            return bytes.hasRemaining() || fill() ? bytes.get() & 0xff : -1;
        }

        /** Gives no more than one line at a time, so that nothing before TLS is read ahead of it. */
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (!bytes.hasRemaining() && !fill()) {
                return -1;
            }
            int count = 0;
            while (count < length && bytes.hasRemaining()) {
                byte next = bytes.get();
                into[offset + count++] = next;
                if (next == '\n') {
                    break;
                }
            }
            return count;
        }

        String line() throws IOException {
            if (!bytes.hasRemaining()) {
                fill();
            }
            int end = end();
            return end < 0 ? longLine() : taken(end);
        }

        /** Where the line ends that begins here; -1 where its end is not here yet. */
        private int end() {
            for (int at = bytes.position(); at < bytes.limit(); at++) {
                if (bytes.get(at) == '\n') {
                    return at;
                }
            }
            return -1;
        }

        private String taken(int end) {
            int from = bytes.position();
            bytes.position(end + 1);
            int length = end > from && bytes.get(end - 1) == '\r' ? end - from - 1 : end - from;
            return new String(bytes.array(), from, length, StandardCharsets.UTF_8);
        }

        private String longLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(80);
            for (int next = read(); next != '\n'; next = read()) {
                if (next < 0) {
                    throw new EOFException("the connection ended" + (line.size() == 0 ? "" : " within an answer"));
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        private boolean fill() throws IOException {
            held.release();
            if (!ticking) {
                ticking = true;
                since = System.nanoTime();
            }
            begin(since, patience);
            try {
                int read = tls == null
                        ? plain.read(bytes.clear())
                        : tls.getInputStream().read(bytes.clear().array());
                bytes.position(0).limit(Math.max(read, 0));
                answer += bytes.limit();
                if (answer > LONGEST_ANSWER) {
                    throw new IOException("an answer of more than " + LONGEST_ANSWER + " bytes");
                }
                return read >= 0;
            } catch (IOException e) {
                bytes.position(0).limit(0);
                throw reason(e, "no answer within " + patience);
            } finally {
                waiting = false;
            }
        }
    }
}
