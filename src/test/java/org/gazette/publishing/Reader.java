package org.gazette.publishing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A feed reader that subscribes by push: it answers at every path of 127.0.0.0/8, and remembers who called. */
final class Reader implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Answer> manners = Reader::agree;

    record Call(String method, String target, Headers headers, byte[] body) {
        Map<String, String> parameters() {
            return form(target.replaceFirst("^[^?]*\\?", ""));
        }

        Map<String, String> form() {
            return form(text());
        }

        String parameter(String name) {
            return parameters().getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        private static Map<String, String> form(String words) {
            Map<String, String> form = new LinkedHashMap<>();
            for (String pair : words.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                form.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return form;
        }
    }

    record Answer(int status, String body, Map<String, String> headers) {
        Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    Reader() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What a reader says that asked for it: the challenge, and thanks. */
    static Answer agree(Call call) {
        return call.method().equals("GET") ? new Answer(200, call.parameter("hub.challenge")) : new Answer(204, "");
    }

    void manners(Function<Call, Answer> manners) {
        this.manners = manners;
    }

    /** Agrees to what it is asked, and answers deliveries so. */
    void receives(int status) {
        manners(call -> call.method().equals("GET") ? agree(call) : new Answer(status, ""));
    }

    int port() {
        return server.getAddress().getPort();
    }

    String at(String host, String target) {
        return "http://" + host + ":" + port() + target;
    }

    String at(String target) {
        return at("127.0.0.1", target);
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    List<String> delivered() {
        return calls("POST").stream().map(Call::text).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        Call call = new Call(
                exchange.getRequestMethod(),
                target.toString(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
        calls.add(call);
        Answer answer = manners.apply(call);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
