package org.gazette.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gazette.subscribers.Subscribers;
import org.gazette.subscribers.Subscription;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the readers of a newsletter as CSV or as JSON, one object a line. No cell of the CSV can be taken for a formula by
 * a spreadsheet, however a reader is called: what would begin like one has an apostrophe before it.
 */
public final class ReaderExport {
    private static final int PAGE = 1_000;
    private static final List<String> COLUMNS =
            List.of("email", "name", "status", "sections", "language", "created_at");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Subscribers subscribers;

    public ReaderExport(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    /** Takes one reader's row. */
    @FunctionalInterface
    private interface Rows {
        void write(List<String> cells) throws IOException;
    }

    /** @return how many rows */
    public long csv(String newsletter, Writer out) throws IOException {
        CsvWriter csv =
                CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(out);
        csv.writeRecord(COLUMNS);
        long rows = each(
                newsletter,
                cells -> csv.writeRecord(
                        cells.stream().map(ReaderExport::harmless).toList()));
        csv.flush();
        return rows;
    }

    /** @return how many rows */
    public long json(String newsletter, Writer out) throws IOException {
        return each(newsletter, cells -> {
            Map<String, String> row = new LinkedHashMap<>();
            for (int at = 0; at < COLUMNS.size(); at++) {
                row.put(COLUMNS.get(at), cells.get(at));
            }
            out.write(JSON.writeValueAsString(row));
            out.write('\n');
        });
    }

    private long each(String newsletter, Rows rows) throws IOException {
        long count = 0;
        List<Subscription> page = subscribers.list(newsletter, 0, PAGE);
        while (!page.isEmpty()) {
            for (Subscription one : page) {
                rows.write(cells(one));
                count++;
            }
            page = subscribers.list(
                    newsletter, page.get(page.size() - 1).subscriber().id(), PAGE);
        }
        return count;
    }

    private static List<String> cells(Subscription one) {
        return List.of(
                one.subscriber().address().toString(),
                one.subscriber().name(),
                one.state() == Subscription.State.ACTIVE ? "subscribed" : "unsubscribed",
                String.join(",", one.sections()),
                one.language(),
                one.subscriber().joinedAt().toString());
    }

    /** Spreadsheets run what begins with one of these. */
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
