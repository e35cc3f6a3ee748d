package org.gazette.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gazette.delivery.SuppressedHashes;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.Mailbox;
import org.gazette.subscribers.Arrivals;
import org.gazette.subscribers.ImportedReader;
import org.gazette.subscribers.ImportedReaders;
import org.gazette.subscribers.ImportedReaders.Sum;

/**
 * Brings in the readers of another program from the file that it exports. What cannot be used is told with its line and
 * its reason; the rest goes in.
 *
 * <p>It respects what readers decided elsewhere and here: who left there is not taken over; who bounced or complained there
 * is put on the suppression list; who is on the list, or left here, stays so. Rows go in by the thousands, each group
 * with the note how far it has come in one transaction, so that the same file goes on where it was broken off.
 */
public final class ReaderImport {
    /**
     * Rows a transaction. The more there are, the more of them share a page of an index, and the fewer pages are written;
     * but whoever else writes to SQLite waits for a transaction: two or three seconds.
     */
    private static final int AT_ONCE = 50_000;

    private static final Pattern BEHIND = Pattern.compile("[^a-z-].*");
    private static final Set<String> GONE = Set.of(
            "unsubscribed", "disabled", "unconfirmed", "pending", "inactive", "non-subscribed", "left", "archived");
    private static final Set<String> DEAD =
            Set.of("bounced", "cleaned", "blocklisted", "blacklisted", "complained", "spam", "hard");

    private final ImportedReaders readers;
    private final SuppressedHashes suppressed;
    private final int atOnce;

    public ReaderImport(ImportedReaders readers, SuppressedHashes suppressed) {
        this(readers, suppressed, AT_ONCE);
    }

    /** @param atOnce rows a transaction */
    ReaderImport(ImportedReaders readers, SuppressedHashes suppressed, int atOnce) {
        this.readers = readers;
        this.suppressed = suppressed;
        this.atOnce = atOnce;
    }

    /**
     * What a run came to.
     *
     * @param number of the import, by which it can be undone; 0 for a dry run
     */
    public record Outcome(long number, ReaderList list, Sum sum) {}

    /**
     * What the file looks like.
     *
     * @throws IllegalArgumentException when it is no list of readers
     */
    public ReaderList look(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is no file: give the list that the other program exported");
        }
        ReaderText text = ReaderText.of(file);
        try (CsvReader<CsvRecord> csv = open(file, text)) {
            return csv.stream()
                    .findFirst()
                    .map(first -> ReaderList.of(first.getFields()))
                    .orElseThrow(() -> new IllegalArgumentException("it is empty"));
        } catch (CsvParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + reason(e), e);
        }
    }

    /**
     * Brings a file in.
     *
     * @param source how these readers agreed, in the words of who knows; kept as proof
     * @param dry to see what would come of it
     * @param eachFault is told of each row that does not go in
     */
    public Outcome run(Path file, String newsletter, String source, boolean dry, Consumer<String> eachFault)
            throws IOException {
        ReaderList list = look(file);
        ImportedReaders.Run run = dry
                ? ImportedReaders.Run.TRIAL
                : readers.begin(String.valueOf(file.getFileName()), digest(file), newsletter, list.kind(), source);
        return new Pass(run, newsletter, list, eachFault).through(file);
    }

    private final class Pass {
        private final ImportedReaders.Run run;
        private final String newsletter;
        private final ReaderList list;
        private final Consumer<String> eachFault;
        private final List<ImportedReader> chunk = new ArrayList<>();
        private final List<EmailAddress> dead = new ArrayList<>();
        private Sum sum;
        private final Landing<Landed> landing = new Landing<>(this::landed);
        private Sum pending = Sum.NONE;

        Pass(ImportedReaders.Run run, String newsletter, ReaderList list, Consumer<String> eachFault) {
            this.run = run;
            this.newsletter = newsletter;
            this.list = list;
            this.eachFault = eachFault;
            this.sum = run.sum();
        }

        Outcome through(Path file) throws IOException {
            try (landing;
                    CsvReader<CsvRecord> csv = open(file, ReaderText.of(file))) {
                long end = rows(file, csv);
                write(end);
                landing.settle();
            }
            if (!run.isTrial()) {
                readers.end(run);
            }
            return new Outcome(run.number(), list, sum);
        }

        /** @return the last line */
        private long rows(Path file, CsvReader<CsvRecord> csv) {
            long line = 0;
            boolean first = true;
            try {
                for (CsvRecord record : csv) {
                    line = record.getStartingLineNumber();
                    if (line > run.line() && !(first && list.heading())) {
                        take(line, record.getFields());
                    }
                    first = false;
                    if (chunk.size() + dead.size() >= atOnce) {
                        write(line);
                    }
                }
                return line;
            } catch (CsvParseException e) {
                write(line);
                landing.settle();
                throw new IllegalArgumentException(
                        file + ": behind line " + line + " there is no CSV any more: " + reason(e), e);
            }
        }

        private void take(long line, List<String> fields) {
            String words = ReaderList.field(fields, list.address());
            try {
                Mailbox mailbox = list.heading() || !words.contains("<")
                        ? new Mailbox(list.name(fields), EmailAddress.of(words))
                        : Mailbox.parse(words);
                sort(line, mailbox, list.status(fields), since(fields));
            } catch (IllegalArgumentException e) {
                pending = pending.plus(0, 0, 0, 1);
                eachFault.accept("line " + line + ": " + reason(e));
            }
        }

        private void sort(long line, Mailbox mailbox, String status, Instant since) {
            String word = status.isEmpty() ? "" : BEHIND.matcher(status).replaceAll("");
            if (DEAD.contains(word)) {
                dead.add(mailbox.address());
                pending = pending.plus(0, 0, 1, 0);
                eachFault.accept("line " + line + ": " + word + " at " + list.kind() + ", so it is never mailed");
            } else if (GONE.contains(word)) {
                pending = pending.plus(0, 0, 0, 1);
                eachFault.accept("line " + line + ": " + word + " at " + list.kind() + ", so it is left out");
            } else {
                chunk.add(new ImportedReader(line, mailbox.address(), mailbox.name(), since));
            }
        }

        private Instant since(List<String> fields) {
            String words = ReaderList.field(fields, list.since());
            return words.isEmpty() ? Instant.EPOCH : Moments.read(words).orElse(Instant.EPOCH);
        }

        /** Hands over what was read and made ready; while it is written, the file is read on. */
        private void write(long line) {
            Arrivals rows = readers.ready(run, chunk);
            List<EmailAddress> gone = List.copyOf(dead);
            Sum before = pending;
            chunk.clear();
            dead.clear();
            pending = Sum.NONE;
            landing.next(() -> land(rows, gone, before, line));
        }

        /** Who must not be mailed comes first: it may not be missing when the note says that these lines are dealt with. */
        private Landed land(Arrivals rows, List<EmailAddress> gone, Sum before, long line) {
            if (!run.isTrial() && !gone.isEmpty()) {
                suppressed.add(gone, "import: bounced or complained at " + list.kind());
            }
            List<String> faults = new ArrayList<>();
            Sum came = readers.add(run, newsletter, rows, before, line, suppressed::of, faults::add);
            return new Landed(came, faults);
        }

        private void landed(Landed piece) {
            sum = sum.plus(piece.came());
            piece.faults().forEach(eachFault);
        }
    }

    /** What became of some rows, and which of them did not go in. */
    private record Landed(Sum came, List<String> faults) {}

    private static CsvReader<CsvRecord> open(Path file, ReaderText text) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(text.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.open(file));
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream through = new DigestInputStream(in, digest)) {
                byte[] buffer = new byte[1 << 16];
                while (through.read(buffer) >= 0) {
                    // only the digest is wanted
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String reason(Exception e) {
        return Optional.ofNullable(e.getMessage())
                .orElse(e.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
}
