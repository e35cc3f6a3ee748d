package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.gazette.mail.EmailAddress;
import org.gazette.publishing.StaticSite;
import org.gazette.stories.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newsroom and programs that others wrote: a feed reader, an XML parser, a web server and a mail server, all from
 * Debian ({@code newsboat libxml2-utils nginx-light postfix}): {@code mvn -Ppeer test}.
 */
@Tag("peer")
class PeersTest {
    private static final List<Process> STARTED = new ArrayList<>();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private House house;

    @BeforeEach
    void open() {
        Home home = Setup.init(
                        folder.resolve("paper"),
                        new Setup.Answers("The Test", "http://localhost/", "", "", LocalDate.of(2020, 1, 1)))
                .home();
        house = House.open(home, Clock.systemUTC());
        publish("A new bridge opens", "It is blue, and it moves.");
        publish("The old ferry rests", "Its captain keeps the bell.");
    }

    @AfterEach
    void close() {
        house.close();
        STARTED.forEach(Process::destroy);
        STARTED.clear();
    }

    @Test
    void newsboatReadsAStoryOnceFromWhicheverFormatAndAsksForWhatIsNewAlone() throws Exception {
        Serving serving = house.serving(Optional.empty());
        try (serving) {
            int port = serving.start(0);
            Path urls = Files.writeString(
                    folder.resolve("urls"),
                    Stream.of("rss", "atom", "json")
                                    .map(format -> "http://localhost:" + port + "/feeds/all." + format)
                                    .reduce((one, other) -> one + "\n" + other)
                                    .orElseThrow()
                            + "\n");

            for (int round = 1; round <= 3; round++) {
                assertThat(newsboat(urls, "reload", "print-unread")).contains("2 unread articles");
            }

            publish("Fog holds the harbour", "Nothing left before noon.");
            awaitIn("http://localhost:" + port + "/feeds/all.json", "Fog holds the harbour");
            assertThat(newsboat(urls, "reload", "print-unread")).contains("3 unread articles");
            String metrics = get("http://localhost:" + port + "/metrics").body();
            assertThat(answers(metrics, "226"))
                    .as("answers with the new entries alone")
                    .isPositive();
            assertThat(answers(metrics, "304")).as("answers without a body").isPositive();
        }
    }

    @Test
    void xmllintFindsEveryDocumentWellFormed() throws Exception {
        publishTo(folder.resolve("site"));
        List<String> xml = files(folder.resolve("site"), ".atom", ".rss", ".xml", ".opml");
        assertThat(xml).hasSizeGreaterThan(10);

        List<String> command = new ArrayList<>(List.of("xmllint", "--noout", "--nonet"));
        command.addAll(xml);
        assertThat(run(command)).isEmpty();
    }

    @Test
    void nginxServesThePublishedFilesWithTheirCodings() throws Exception {
        Path site = folder.resolve("site");
        publishTo(site);
        int port = Ports.free();
        Path conf = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                user root;
                pid %1$s/nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    types {
                        text/html html; application/rss+xml rss; application/atom+xml atom;
                        application/feed+json json; application/xml xml;
                    }
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                    server { listen 127.0.0.1:%2$d; root %3$s; gzip_static on; }
                }
                """.formatted(folder, port, site));
        start("/usr/sbin/nginx", "-p", folder.toString(), "-c", conf.toString());
        String address = "http://127.0.0.1:" + port + "/feeds/all.atom";
        awaitIn(address, "A new bridge opens");

        HttpResponse<byte[]> zipped = client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.body()).isEqualTo(Files.readAllBytes(site.resolve("feeds/all.atom.gz")));
    }

    @Test
    void thePostfixSinkTakesTheWholeIssue() throws Exception {
        int port = Ports.free();
        Path dump = Files.createDirectories(folder.resolve("mails"));
        house.close();
        start("/usr/sbin/smtp-sink", "-u", "root", "-d", dump + "/%M.", "127.0.0.1:" + port, "16");
        Awaitility.await().until(() -> listens(port));
        Files.writeString(
                folder.resolve("paper/config/gazette.conf"),
                "\nrelay { host: \"127.0.0.1\", port: " + port + ", tls: \"none\" }\n",
                java.nio.file.StandardOpenOption.APPEND);
        house = House.open(new Home(folder.resolve("paper")), Clock.systemUTC());
        for (int reader = 1; reader <= 50; reader++) {
            EmailAddress address = EmailAddress.of("reader-" + reader + "@example.org");
            house.subscribers().subscribe(address, "Reader " + reader, "daily", List.of(), "en", "test");
        }
        LocalDate today = LocalDate.ofInstant(
                Instant.now(), house.newsletter("daily").cadence().zone());
        house.pressRun().run(house.newsletter("daily"), house.pressRun().slotFor(house.newsletter("daily"), today));

        house.courier().carry();

        assertThat(house.ledger().all()).singleElement().satisfies(counts -> {
            assertThat(counts.audience()).isEqualTo(50);
            assertThat(counts.accepted()).isEqualTo(50);
        });
        assertThat(files(dump, "")).hasSize(50);
    }

    private void publish(String headline, String words) {
        house.desk()
                .publish(new Draft(headline)
                        .headline(headline)
                        .published(Instant.now().minusSeconds(60))
                        .section("World")
                        .body("<p>" + words + "</p>"));
    }

    private void publishTo(Path site) {
        house.settleSite();
        StaticSite.write(house.shelf(), site);
    }

    private String newsboat(Path urls, String... steps) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "newsboat",
                "-u",
                urls.toString(),
                "-c",
                folder.resolve("cache.db").toString(),
                "-C",
                "/dev/null",
                "-x"));
        command.addAll(List.of(steps));
        return run(command);
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command.get(0) + ": " + said).isZero();
        return said;
    }

    private static void start(String... command) throws IOException {
        STARTED.add(new ProcessBuilder(command).inheritIO().start());
    }

    private void awaitIn(String address, String words) {
        Awaitility.await().ignoreExceptions().until(() -> get(address).body().contains(words));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    /** How many answers of a status feeds were given, as the newsroom counts them. */
    private static long answers(String metrics, String status) {
        return metrics.lines()
                .filter(line -> line.contains("status=\"" + status + "\""))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static List<String> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(name -> Stream.of(endings).anyMatch(name::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
