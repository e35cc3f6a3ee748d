package org.gazette.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A reader that asks over one connection, each time with the tag of what it has; its own share of the time is small. */
final class Asker implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final Map<String, String> tags = new HashMap<>();

    Asker(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** Whether the document is another one than last time, and has the words in it. */
    boolean shows(String path, String words) throws IOException {
        String ask = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: "
                + tags.getOrDefault(path, "\"none\"") + "\r\n\r\n";
        socket.getOutputStream().write(ask.getBytes(StandardCharsets.ISO_8859_1));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String value = header.substring(header.indexOf(':') + 1).strip();
            switch (header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT)) {
                case "etag" -> tags.put(path, value);
                case "content-length" -> length = Integer.parseInt(value);
                default -> {}
            }
        }
        String body = new String(in.readNBytes(status == 304 ? 0 : length), StandardCharsets.ISO_8859_1);
        return status == 200 && body.contains(words);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
