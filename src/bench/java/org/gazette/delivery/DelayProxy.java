package org.gazette.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** A wire with latency: what comes in at one end goes out at the other so much later, in order, each way. */
final class DelayProxy {
    private final ServerSocket door;
    private final int port;
    private final long nanos;

    /** @param nanos each way */
    DelayProxy(int here, int port, long nanos) throws IOException {
        this.door = new ServerSocket(here, 128, InetAddress.getLoopbackAddress());
        this.port = port;
        this.nanos = nanos;
        thread(this::welcome);
    }

    private record Parcel(byte[] bytes, long due) {}

    private void welcome() throws IOException, InterruptedException {
        while (true) {
            Socket guest = door.accept();
            Socket host = new Socket(InetAddress.getLoopbackAddress(), port);
            guest.setTcpNoDelay(true);
            host.setTcpNoDelay(true);
            link(guest, host);
            link(host, guest);
        }
    }

    private void link(Socket from, Socket to) {
        BlockingQueue<Parcel> wire = new LinkedBlockingQueue<>();
        thread(() -> {
            InputStream in = from.getInputStream();
            byte[] room = new byte[1 << 16];
            for (int got = in.read(room); got > 0; got = in.read(room)) {
                wire.add(new Parcel(Arrays.copyOf(room, got), System.nanoTime() + nanos));
            }
            wire.add(new Parcel(new byte[0], System.nanoTime() + nanos));
        });
        thread(() -> {
            OutputStream out = to.getOutputStream();
            for (Parcel next = wire.take(); next.bytes().length > 0; next = wire.take()) {
                for (long left = next.due() - System.nanoTime(); left > 0; left = next.due() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(next.bytes());
            }
            to.shutdownOutput();
        });
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // the connection is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
