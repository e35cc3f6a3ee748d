package org.gazette.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.gazette.delivery.CommitLog;

/** The scripted SMTP server as a process of its own: it outlives every sender, and knows what was accepted. */
final class Receiver implements AutoCloseable {
    private static final String SERVER = "org.gazette.delivery.ScriptedSmtpServer";
    private static final String SLOW = "slow|";
    private static final long QUIET_MILLIS = 60;

    private final Process process;
    private final Path log;
    private final int port;
    /** How long nothing comes when nothing is to come: a slow one takes a letter so much later than it has it. */
    private final long quiet;

    /** @param script as its {@code main} takes it */
    Receiver(Path log, String... script) throws IOException {
        this.log = Files.createFile(log);
        this.quiet = QUIET_MILLIS
                + Stream.of(script)
                        .filter(word -> word.startsWith(SLOW))
                        .mapToLong(word -> Long.parseLong(word.substring(SLOW.length())))
                        .sum();
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath(),
                SERVER,
                "0",
                log.toString()));
        words.addAll(List.of(script));
        process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        port = Integer.parseInt(said.readLine());
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace("\n", File.pathSeparator);
    }

    int port() {
        return port;
    }

    List<CommitLog.Mail> taken() {
        return CommitLog.read(log);
    }

    int count() {
        return taken().size();
    }

    /** Waits until nothing that a dead sender left in its connections is being taken any more. */
    void settle() {
        int before;
        do {
            before = count();
            LockSupport.parkNanos(quiet * 1_000_000);
        } while (count() != before);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
