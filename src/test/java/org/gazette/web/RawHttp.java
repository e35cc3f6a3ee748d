package org.gazette.web;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests to the letter, which no client would send, and answers as they came over the wire. */
final class RawHttp {
    private static final int SILENCE_MILLIS = 20_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** @param fields by their names in small letters; several of one name are joined by a comma */
    record Answer(int status, Map<String, String> fields, byte[] body) {
        String field(String name) {
            return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param lines of the request, the first one first; host and the end of the connection are added */
    Answer send(String... lines) throws IOException {
        String request = String.join("\r\n", lines) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return answer(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    Answer get(String path, String... fields) throws IOException {
        return ask("GET", path, fields);
    }

    Answer ask(String method, String path, String... fields) throws IOException {
        String[] lines = new String[fields.length + 1];
        lines[0] = method + " " + path + " HTTP/1.1";
        System.arraycopy(fields, 0, lines, 1, fields.length);
        return send(lines);
    }

    private Answer answer(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(new DataInputStream(socket.getInputStream()));
        }
    }

    private static Answer read(DataInputStream in) throws IOException {
        List<String> head = head(in).lines().toList();
        Map<String, String> fields = new TreeMap<>();
        head.stream()
                .skip(1)
                .map(line -> line.split(":\\s*", 2))
                .forEach(field ->
                        fields.merge(field[0].toLowerCase(Locale.ROOT), field[1], (one, other) -> one + ", " + other));
        return new Answer(Integer.parseInt(head.get(0).split(" ")[1]), fields, in.readAllBytes());
    }

    private static String head(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
