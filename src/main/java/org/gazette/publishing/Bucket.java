package org.gazette.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The public site in a bucket of an object store that speaks S3: a document is an object under the name of its file,
 * with its media type and freshness. What was uploaded is listed in a manifest on this machine, and only what changed
 * since is uploaded: several at a time, what leads to others after them; deletions come last.
 *
 * <p>A store holds one coding of an object, and sends it to everybody: {@link Settings#coding}.
 */
public final class Bucket {
    private static final int AT_A_TIME = 8;

    private final Settings settings;
    private final Path manifest;
    private final ObjectStore store;

    /**
     * Where the bucket is, and with whose rights it is written.
     *
     * @param endpoint of the store, such as {@code https://s3.eu-central-1.amazonaws.com}
     * @param name of the bucket
     * @param prefix before the name of each object: empty, or such as {@code gazette/}
     * @param coding of every object that it makes smaller: {@link Coding#GZIP} where readers get what lies in the
     *     bucket, {@link Coding#IDENTITY} where something before it compresses
     */
    public record Settings(
            URI endpoint, String region, String name, String prefix, String accessKey, String secret, Coding coding) {
        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
        private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*");

        /** @throws IllegalArgumentException for what cannot be meant; the message says what to write */
        public Settings {
            String scheme = String.valueOf(endpoint.getScheme());
            boolean web = scheme.equals("https") || scheme.equals("http");
            require(web && endpoint.getHost() != null, "endpoint", endpoint, "https://s3.example.net");
            require(NAME.matcher(name).matches(), "name", name, "example-news");
            require(PREFIX.matcher(prefix).matches(), "prefix", prefix, "gazette/, or nothing");
            require(!region.isBlank(), "region", region, "eu-central-1");
            require(
                    !accessKey.isBlank() && !secret.isBlank(),
                    "access key and secret",
                    "(not shown)",
                    "the store gave");
            require(coding != Coding.BROTLI, "coding", coding.token(), "gzip or identity");
        }

        private static void require(boolean good, String what, Object value, String such) {
            if (!good) {
                throw new IllegalArgumentException(
                        "the bucket's " + what + " = «" + value + "» is not such as " + such);
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "bucket " + name + "/" + prefix + " at " + endpoint + ", coding " + coding.token();
        }
    }

    /** @param manifest where the list of what was uploaded is kept, such as {@code data/bucket.manifest} */
    public Bucket(Settings settings, Path manifest, Clock clock) {
        this(settings, manifest, clock, pause -> Thread.sleep(pause.toMillis()));
    }

    Bucket(Settings settings, Path manifest, Clock clock, ObjectStore.Waiting waiting) {
        this.settings = settings;
        this.manifest = manifest.toAbsolutePath();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        this.store = new ObjectStore(settings, client, clock, waiting);
    }

    /**
     * Brings the bucket in step with the settled site. When it is cut short, the next run goes on from there.
     *
     * @throws IllegalStateException when the store refuses an object, or is not there after several attempts; the
     *     message names the object and tells what the store said
     */
    public StaticSite.Counts write(Shelf shelf) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Bucket::thread);
        try {
            Files.createDirectories(manifest.resolveSibling("").normalize());
            return new Mirror(shelf, manifest, settings.toString(), new Objects(threads)).run();
        } catch (IOException e) {
            throw new UncheckedIOException(settings + ": the site cannot be uploaded: " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bucket");
        thread.setDaemon(true);
        return thread;
    }

    /** The objects in the bucket; all of them are ours. */
    private final class Objects implements Mirror.Target {
        private final ExecutorService threads;
        private final Deque<Future<?>> underWay = new ArrayDeque<>();

        Objects(ExecutorService threads) {
            this.threads = threads;
        }

        /** The list is all that is known of the bucket: what is new there must not look as if it had arrived. */
        @Override
        public List<Sheet> announced(Named named) {
            return named.before().isEmpty()
                    ? named.now().stream()
                            .flatMap(sheet -> Stream.of(sheet.unsure(), sheet))
                            .toList()
                    : named.both();
        }

        @Override
        public boolean holds(Named named, Sheet now) {
            return named.before().size() == 1 && named.before().get(0).dated(now);
        }

        @Override
        public int files(Sheet sheet) {
            return 1;
        }

        @Override
        public void put(Document document, boolean many) throws IOException {
            String file = Layout.file(document.path());
            Optional<Coded> coded = document.in(settings.coding());
            Map<String, String> headers = new TreeMap<>();
            headers.put("content-type", document.mediaType());
            headers.put("cache-control", document.freshness().cacheControl());
            if (coded.isPresent() && settings.coding() != Coding.IDENTITY) {
                headers.put("content-encoding", settings.coding().token());
            }
            byte[] bytes = coded.map(Coded::bytes).orElseGet(document::bytes);
            begin(() -> store.put(file, bytes, headers));
        }

        @Override
        public int remove(Named named) throws IOException {
            begin(() -> store.delete(named.name()));
            return 1;
        }

        @Override
        public void settle() throws IOException {
            while (!underWay.isEmpty()) {
                end(underWay.remove());
            }
        }

        private void begin(Callable<Integer> request) throws IOException {
            if (underWay.size() == AT_A_TIME) {
                end(underWay.remove());
            }
            underWay.add(threads.submit(request));
        }

        private static void end(Future<?> request) throws IOException {
            try {
                request.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new IllegalStateException(String.valueOf(cause.getMessage()), cause);
            }
        }
    }
}
