package org.gazette.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gazette.house.House;
import org.gazette.intake.ReaderImport;
import org.gazette.newsletters.Newsletter;

/** Brings a file of readers in and tells what came of it: the columns first, some faults, the sums at the end. */
final class ReaderImporting {
    private static final int SHOWN = 20;

    private final House house;
    private final Lines lines;
    private final Optional<Path> report;
    private long faults;

    ReaderImporting(House house, Lines lines, Optional<Path> report) {
        this.house = house;
        this.lines = lines;
        this.report = report;
    }

    void run(Path file, Newsletter newsletter, String source, boolean dry) throws IOException {
        ReaderImport readers = house.readerImport();
        lines.say("It looks like an export of " + readers.look(file).kind() + ".");
        readers.look(file).mapping().forEach(one -> lines.say("  " + one));
        String agreed = source.isBlank() ? "a file from " + readers.look(file).kind() : source;
        try (Writer all = report.isEmpty() ? Writer.nullWriter() : Files.newBufferedWriter(report.get())) {
            ReaderImport.Outcome outcome = readers.run(file, newsletter.name(), agreed, dry, fault -> tell(fault, all));
            say(outcome, newsletter, dry);
        }
    }

    private void tell(String fault, Writer all) {
        faults++;
        if (faults <= SHOWN) {
            lines.say("  " + fault);
        }
        try {
            all.write(fault + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written", e);
        }
    }

    private void say(ReaderImport.Outcome outcome, Newsletter newsletter, boolean dry) {
        if (faults > SHOWN) {
            lines.say(
                    "  … and " + (faults - SHOWN) + " more" + (report.isEmpty() ? ": name a file with --report" : ""));
        }
        lines.say("%s: %d new readers, %d known before, %d on the suppression list, %d left out."
                .formatted(
                        newsletter.masthead(),
                        outcome.sum().added(),
                        outcome.sum().known(),
                        outcome.sum().suppressed(),
                        outcome.sum().faulty()));
        lines.say(
                dry
                        ? "Nothing was changed: it was a trial."
                        : "It is import " + outcome.number() + ": gazette subscriber import --undo " + outcome.number()
                                + " takes it back.");
    }
}
