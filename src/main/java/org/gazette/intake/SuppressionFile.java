package org.gazette.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gazette.delivery.Suppression;
import org.gazette.delivery.Suppressions;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;

/**
 * The suppression list as a file. Out go hashes, with reason and date, since nothing else is kept; in come hashes of the
 * same newsroom, or the plain addresses of anybody's list, whose hashes are kept.
 */
public final class SuppressionFile {
    private static final int PAGE = 1_000;
    private static final List<String> COLUMNS = List.of("address_hash", "reason", "suppressed_at");

    private final Database database;
    private final Suppressions suppressions;
    private final Clock clock;

    public SuppressionFile(Database database, Suppressions suppressions, Clock clock) {
        this.database = database;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** @return how many entries */
    public long write(Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(COLUMNS);
        long rows = 0;
        List<Suppression> page = suppressions.page("", PAGE);
        while (!page.isEmpty()) {
            for (Suppression one : page) {
                csv.writeRecord(
                        one.addressHash(),
                        ReaderExport.harmless(one.reason()),
                        one.suppressedAt().toString());
                rows++;
            }
            page = suppressions.page(page.get(page.size() - 1).addressHash(), PAGE);
        }
        csv.flush();
        return rows;
    }

    /**
     * Reads a list: what is on it stays on it.
     *
     * @param eachFault is told of each row that is neither a hash nor an address, with its line
     * @return how many entries are new
     */
    public long read(Path file, String reason, Consumer<String> eachFault) throws IOException {
        ReaderText text = ReaderText.of(file);
        long added = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(text.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text.open(file))) {
            int column = 0;
            boolean first = true;
            for (CsvRecord record : csv) {
                boolean heading = first && record.getFields().stream().noneMatch(SuppressionFile::isEntry);
                if (heading) {
                    column = column(record.getFields());
                } else {
                    added += add(record, column, reason, eachFault) ? 1 : 0;
                }
                first = false;
            }
        }
        return added;
    }

    private boolean add(CsvRecord record, int column, String reason, Consumer<String> eachFault) {
        List<String> fields = record.getFields();
        String words = ReaderList.field(fields, column);
        String why = fields.size() > column + 1
                        && !ReaderList.field(fields, column + 1).isEmpty()
                ? ReaderList.field(fields, column + 1)
                : reason;
        Instant since = Moments.read(ReaderList.field(fields, column + 2)).orElse(clock.instant());
        if (words.matches("[0-9a-f]{64}")) {
            return database.write(handle -> suppressions.put(handle, words, why, since));
        }
        try {
            return database.write(handle -> suppressions.add(handle, EmailAddress.of(words), reason));
        } catch (IllegalArgumentException e) {
            eachFault.accept("line " + record.getStartingLineNumber() + ": " + e.getMessage());
            return false;
        }
    }

    private static boolean isEntry(String words) {
        return words.contains("@") || words.strip().matches("[0-9a-f]{64}");
    }

    private static int column(List<String> heading) {
        for (int at = 0; at < heading.size(); at++) {
            if (heading.get(at).toLowerCase(Locale.ROOT).matches("\\s*(address_hash|e-?mail.*|address)\\s*")) {
                return at;
            }
        }
        return 0;
    }
}
