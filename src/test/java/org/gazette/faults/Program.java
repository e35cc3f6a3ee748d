package org.gazette.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Gazette as it is shipped, as a process of its own: from the jars where they were built, else from the classes. */
final class Program {
    private static final Path JAR = Path.of("target/gazette.jar").toAbsolutePath();
    private static final Path ARCHIVE = Path.of("target/faults/gazette.jsa").toAbsolutePath();

    private final List<String> java;
    private final Queue<Process> started = new ConcurrentLinkedQueue<>();

    private Program(List<String> java) {
        this.java = java;
    }

    /** The program of {@code target/}; with the property {@code gazette.jar} as the launcher starts it. */
    static Program built() {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Dlogback.configurationFile=logback.xml",
                "-Djava.awt.headless=true"));
        if (!Boolean.getBoolean("gazette.jar")) {
            return new Program(with(java, "-cp", System.getProperty("java.class.path")));
        }
        String classes = classPath();
        archive(java, classes);
        return new Program(with(java, "-XX:SharedArchiveFile=" + ARCHIVE, "-cp", classes));
    }

    private static String classPath() {
        try (Stream<Path> jars = Files.list(JAR.resolveSibling("lib"))) {
            return String.join(
                    File.pathSeparator,
                    Stream.concat(Stream.of(JAR), jars.sorted())
                            .map(Path::toString)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Classes already parsed, as the launcher keeps them: a start takes half as long. */
    private static void archive(List<String> java, String classes) {
        try {
            Path home = Files.createDirectories(ARCHIVE.resolveSibling("archiving"));
            Newsroom newsroom = Newsroom.inFile(home.resolve(Long.toString(System.nanoTime())), "", 1);
            Program making = new Program(with(java, "-XX:ArchiveClassesAtExit=" + ARCHIVE, "-cp", classes));
            making.start(List.of(), newsroom.home(), home.resolve("log"), newsroom.issueRun())
                    .waitFor(2, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    /** @param options more of them for Java */
    Process start(List<String> options, Path home, Path log, String... command) {
        List<String> words = new ArrayList<>(java);
        words.addAll(options);
        words.add("org.gazette.cli.Gazette");
        words.addAll(List.of(command));
        words.addAll(List.of("--home", home.toString()));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all that was started and runs on, as after a test that failed. */
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }
}
