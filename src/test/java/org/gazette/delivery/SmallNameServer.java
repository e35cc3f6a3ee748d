package org.gazette.delivery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real name server on this machine (RFC 1035, over UDP) that knows what it was told. */
public final class SmallNameServer implements AutoCloseable {
    private static final int A = 1;
    private static final int MX = 15;
    private static final int TXT = 16;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket door;
    private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();
    private volatile boolean silent;

    public SmallNameServer() {
        try {
            door = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "small-name-server");
        thread.setDaemon(true);
        thread.start();
    }

    public String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    public SmallNameServer text(String name, String... strings) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String one : strings) {
            data.write(one.length());
            data.writeBytes(one.getBytes(StandardCharsets.US_ASCII));
        }
        return put(name, TXT, data.toByteArray());
    }

    public SmallNameServer mail(String name, String host) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[] {0, 10});
        data.writeBytes(encoded(host));
        return put(name, MX, data.toByteArray());
    }

    public SmallNameServer host(String name) {
        return put(name, A, new byte[] {(byte) 192, 0, 2, 1});
    }

    /** From now on it answers nothing. */
    public SmallNameServer goesSilent() {
        silent = true;
        return this;
    }

    private SmallNameServer put(String name, int type, byte[] data) {
        records.computeIfAbsent(name.toLowerCase(Locale.ROOT) + " " + type, key -> new ArrayList<>())
                .add(data);
        return this;
    }

    private void serve() {
        byte[] buffer = new byte[1_500];
        while (!door.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                door.receive(question);
                if (!silent) {
                    byte[] answer = answer(ByteBuffer.wrap(buffer, 0, question.getLength()));
                    door.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            } catch (IOException e) {
                door.close();
            }
        }
    }

    private byte[] answer(ByteBuffer question) throws IOException {
        short id = question.getShort(0);
        question.position(12);
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = question.getShort();
        List<byte[]> found = records.getOrDefault(name.toString().toLowerCase(Locale.ROOT) + " " + type, List.of());
        boolean known = records.keySet().stream()
                .anyMatch(key -> key.startsWith(name.toString().toLowerCase(Locale.ROOT) + " "));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(id);
        out.writeShort(0x8580 | (known ? 0 : NO_SUCH_NAME));
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(encoded(name.toString()));
        out.writeShort(type);
        out.writeShort(1);
        for (byte[] data : found) {
            out.writeShort(0xC00C);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] encoded(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String label : name.split("\\.", -1)) {
            if (!label.isEmpty()) {
                bytes.write(label.length());
                bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
            }
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        door.close();
    }
}
