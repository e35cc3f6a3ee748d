package org.gazette.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire between two programs that can be cut: nothing gets through any more, and nobody is told. */
final class Proxy implements AutoCloseable {
    private final ServerSocket door;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile byte[] last = {};
    private final AtomicInteger passing = new AtomicInteger();

    /** @param port where what comes is passed on to, on this machine */
    Proxy(int port) {
        this.port = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::welcome);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() {
        cut = true;
    }

    /** Ends every connection when these bytes come back from behind for the n-th time, and does not pass them on; once. */
    void cutBefore(byte[] answer, int time) {
        passing.set(time);
        last = answer;
    }

    /** New connections get through; those that were cut stay so. */
    void heal() {
        end();
        cut = false;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                ends.add(guest);
                Socket host = new Socket(InetAddress.getLoopbackAddress(), port);
                ends.add(host);
                guest.setTcpNoDelay(true);
                host.setTcpNoDelay(true);
                daemon(() -> pump(guest, host, false));
                daemon(() -> pump(host, guest, true));
            } catch (IOException e) {
                end();
            }
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 16];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (answers && holds(bytes, read, last) && passing.decrementAndGet() == 0) {
                    last = new byte[0];
                    end();
                    return;
                }
                if (!cut) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException ended) {
            ends.remove(from);
        }
    }

    private static boolean holds(byte[] bytes, int length, byte[] wanted) {
        for (int at = 0; wanted.length > 0 && at + wanted.length <= length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private void end() {
        for (Socket one : ends) {
            try {
                one.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ends.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        end();
    }
}
