package org.gazette.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.gazette.stories.Draft;
import org.gazette.stories.Filing;
import org.gazette.stories.NewsDesk;

/** Gathers what is read, hands it to the news desk in batches, and counts what became of it. */
final class InTray {
    /** Drafts in one transaction: few enough to keep it short, enough to make its cost small. */
    private static final int BATCH = 100;

    private final NewsDesk desk;
    private final Consumer<String> eachLine;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Filing.SetAside> setAside = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private int read;
    private int published;
    private int revised;
    private int unchanged;

    InTray(NewsDesk desk, Consumer<String> eachLine) {
        this.desk = desk;
        this.eachLine = eachLine;
    }

    /** @param file where a person looks for the draft: its origin, or the export that holds it */
    void put(Draft draft, String file, int line) {
        read++;
        pending.add(new Pending(draft.line(line), file, line));
        if (pending.size() == BATCH) {
            handOver();
        }
    }

    /** Sets something aside that did not become a draft. */
    void refuse(String origin, String file, Unreadable fault) {
        read++;
        desk.setAside(origin, fault.line(), fault.reason());
        putAside(file, fault.line(), about(origin, file) + fault.reason());
    }

    void note(Note note) {
        notes.add(note);
    }

    ImportReport report() {
        handOver();
        setAside.sort(Comparator.comparing(Filing.SetAside::origin).thenComparing(Filing.SetAside::line));
        return new ImportReport(read, published, revised, unchanged, setAside, notes);
    }

    private void handOver() {
        List<Filing> filings = desk.publish(pending.stream().map(Pending::draft).toList());
        for (int at = 0; at < filings.size(); at++) {
            count(filings.get(at), pending.get(at));
        }
        pending.clear();
    }

    private void count(Filing filing, Pending from) {
        if (filing instanceof Filing.Published) {
            published++;
        } else if (filing instanceof Filing.Revised) {
            revised++;
        } else if (filing instanceof Filing.Unchanged) {
            unchanged++;
        } else if (filing instanceof Filing.SetAside aside) {
            putAside(from.file(), from.line(), about(aside.origin(), from.file()) + aside.reason());
        }
    }

    private void putAside(String file, int line, String reason) {
        Filing.SetAside aside = new Filing.SetAside(file, line, reason);
        setAside.add(aside);
        eachLine.accept(aside.toString());
    }

    private static String about(String origin, String file) {
        return origin.equals(file) ? "" : "«" + origin + "»: ";
    }

    private record Pending(Draft draft, String file, int line) {}
}
