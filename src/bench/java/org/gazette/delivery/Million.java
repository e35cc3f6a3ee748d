package org.gazette.delivery;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One issue to a million readers: the press run, the sending, the ledger closed; and the rate from start to end. */
final class Million {
    private final Path work;
    private final int port;

    Million(Path work, int port) {
        this.work = work;
        this.port = port;
    }

    private record Mark(long letters, long millis) {}

    void run(int readers, Process sink) throws Exception {
        BufferedReader marks = new BufferedReader(new InputStreamReader(sink.getInputStream(), StandardCharsets.US_ASCII));
        marks.readLine();
        Path home = work.resolve("million");
        Readership.make(home, readers, port, 16, "");
        Process process = new ProcessBuilder(
                        "java", "-XX:+UseSerialGC", "-Xmx256m", "-Dlogback.configurationFile=src/bench/logback.xml", "-cp",
                        System.getProperty("java.class.path"), "org.gazette.delivery.OneIssue", home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer go = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII)) {
            go.write("go\n");
            go.flush();
            BufferedReader words =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            String posted = words.readLine();
            List<Mark> all = marks(marks, readers);
            report(readers, posted, words.readLine(), all);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static List<Mark> marks(BufferedReader lines, int readers) throws java.io.IOException {
        List<Mark> marks = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            marks.add(new Mark(Long.parseLong(words[0]), Long.parseLong(words[1])));
            if (marks.get(marks.size() - 1).letters() >= readers) {
                return marks;
            }
        }
        return marks;
    }

    /** @param posted seconds of the press run, and when it ended */
    private static void report(int readers, String posted, String closed, List<Mark> marks) {
        String[] words = posted.split(" ");
        long ended = Long.parseLong(words[1]);
        int tenth = marks.size() / 10;
        double first = rate(marks.subList(1, 2 + tenth));
        double last = rate(marks.subList(marks.size() - tenth - 1, marks.size()));
        System.out.printf("%nmillion: %d readers, 16 connections, small letters, heap 256 MB%n", readers);
        System.out.printf("  press run with the freeze %s s; first letter %d ms after its end%n", words[0], marks.get(0).millis() - ended);
        System.out.printf("  whole %.0f/s; first tenth %.0f/s, last tenth %.0f/s, ratio %.2f%n", rate(marks), first, last, last / first);
        System.out.printf("  %s%n", closed);
    }

    private static double rate(List<Mark> marks) {
        Mark first = marks.get(0);
        Mark last = marks.get(marks.size() - 1);
        return (last.letters() - first.letters()) * 1000.0 / Math.max(1, last.millis() - first.millis());
    }
}
