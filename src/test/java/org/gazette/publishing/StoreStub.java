package org.gazette.publishing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An object store that speaks as much S3 as a bucket needs. It works out for itself, from what came over the wire, which
 * signature a request must have (AWS Signature Version 4), and refuses any other.
 */
final class StoreStub implements AutoCloseable {
    static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger failing = new AtomicInteger();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    record Stored(byte[] bytes, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    StoreStub() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        requests.add(method + " " + path);
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            reply(exchange, 503, "<Error><Code>SlowDown</Code><Message>Please reduce your rate.</Message></Error>");
        } else if (!isSigned(exchange, body)) {
            reply(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code><Message>Check your key.</Message></Error>");
        } else if (method.equals("PUT")) {
            objects.put(path, new Stored(body, headers(exchange)));
            reply(exchange, 200, "");
        } else {
            reply(exchange, objects.remove(path) == null ? 404 : 204, "");
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new ConcurrentSkipListMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = headers(exchange);
        String authorization = headers.getOrDefault("authorization", "");
        String date = headers.getOrDefault("x-amz-date", "");
        if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + KEY + "/") || date.length() != 16) {
            return false;
        }
        String scope = authorization.replaceAll(".*Credential=[^/]+/([^,]+),.*", "$1");
        String names = authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
        List<String> lines = new ArrayList<>(
                List.of(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), ""));
        for (String name : names.split(";", -1)) {
            lines.add(name + ":" + headers.getOrDefault(name, "?"));
        }
        lines.add("");
        lines.add(names);
        lines.add(hash(body));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n"
                + hash(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return headers.getOrDefault("x-amz-content-sha256", "").equals(hash(body))
                && names.contains("host")
                && authorization.endsWith("Signature=" + HexFormat.of().formatHex(mac(key, toSign)));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void reply(HttpExchange exchange, int status, String words) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
