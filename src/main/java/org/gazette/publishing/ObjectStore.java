package org.gazette.publishing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests to a bucket, in path style, each signed at its own time. What fails on the store's side, or on the way, is
 * tried again after 1, 2, 4 and 8 seconds; what is refused is not.
 */
final class ObjectStore {
    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;
    private static final Pattern CODE = Pattern.compile("<Code>([^<]{1,200})</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,500})</Message>");
    private static final int LONGEST = 200;

    private final Bucket.Settings settings;
    private final HttpClient client;
    private final Clock clock;
    private final Waiting waiting;
    private final RequestSignature signature;

    /** Waits between two attempts. */
    @FunctionalInterface
    interface Waiting {
        void until(Duration over) throws InterruptedException;
    }

    ObjectStore(Bucket.Settings settings, HttpClient client, Clock clock, Waiting waiting) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.waiting = waiting;
        this.signature = new RequestSignature(settings.region(), settings.accessKey(), settings.secret());
    }

    /** @param headers names in lower case */
    int put(String file, byte[] bytes, Map<String, String> headers) throws InterruptedException {
        return send("PUT", file, bytes, headers);
    }

    /** What is not there is as good as deleted. */
    int delete(String file) throws InterruptedException {
        return send("DELETE", file, new byte[0], Map.of());
    }

    private int send(String method, String file, byte[] bytes, Map<String, String> headers)
            throws InterruptedException {
        String said = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                LOG.info("{}: {} of {} failed, attempt {} follows: {}", settings, method, file, attempt, said);
                waiting.until(Duration.ofSeconds(1L << (attempt - 2)));
            }
            try {
                HttpResponse<String> answer =
                        client.send(request(method, file, bytes, headers), BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status / 100 == 2 || (status == NOT_FOUND && method.equals("DELETE"))) {
                    return status;
                }
                said = status + ": " + words(answer.body());
                if (status / 100 != 5 && status != TOO_MANY_REQUESTS) {
                    throw new IllegalStateException(
                            settings + ": " + method + " of " + file + " was refused with " + said);
                }
            } catch (IOException e) {
                said = e.getClass().getSimpleName() + ": " + e.getMessage();
            }
        }
        throw new IllegalStateException(settings + ": " + method + " of " + file + " failed " + ATTEMPTS
                + " times, the last time with " + said);
    }

    private HttpRequest request(String method, String file, byte[] bytes, Map<String, String> headers) {
        URI uri = uri(file);
        Instant now = clock.instant();
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signed.put("x-amz-date", RequestSignature.moment(now));
        signed.put("x-amz-content-sha256", RequestSignature.hash(bytes));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method(method, bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
        signed.forEach(request::header);
        signed.put("host", host(uri));
        return request.header("authorization", signature.authorization(method, uri.getRawPath(), signed))
                .build();
    }

    private URI uri(String file) {
        String base = settings.endpoint().toString().replaceFirst("/+$", "");
        return URI.create(base + "/" + settings.name() + "/" + settings.prefix() + file);
    }

    /** As the client sends it: without the port that the scheme has anyway. */
    private static String host(URI uri) {
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getPort() == -1 || uri.getPort() == usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** What the store says in its XML; else what it says at all. */
    private static String words(String body) {
        Matcher code = CODE.matcher(body);
        Matcher message = MESSAGE.matcher(body);
        if (code.find()) {
            return code.group(1) + (message.find() ? ", " + message.group(1) : "");
        }
        String text = body.strip().replaceAll("\\s+", " ");
        return text.isEmpty() ? "(nothing said)" : text.substring(0, Math.min(LONGEST, text.length()));
    }
}
