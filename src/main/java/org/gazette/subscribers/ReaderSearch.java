package org.gazette.subscribers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gazette.mail.SearchWords;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Finds readers by what their address, its domain, their name, or a word in these begins with. A page costs one walk along
 * an index from where the last one ended, however many readers there are and however many match.
 */
public final class ReaderSearch {
    private final Database database;

    public ReaderSearch(Database database) {
        this.database = database;
    }

    private record Place(String word, long reader) {}

    /**
     * The readers that match, in the order of the words that they are found by, each once.
     *
     * @param text such as {@code ada}, {@code lovelace@}, {@code example.org}; case and accents do not matter
     * @param after the last reader of the page before; 0 for the first page
     * @throws IllegalArgumentException when the text is empty, or the reader of {@code after} is none that matches
     */
    public List<Subscriber> find(String text, long after, int atMost) {
        String wanted = SearchWords.wanted(text);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "«" + text + "» is nothing to look for: give the beginning of an address,"
                            + " a domain, a name, or a word in these");
        }
        return database.read(handle -> {
            List<Subscriber> found = new ArrayList<>();
            Place last = after == 0 ? new Place(wanted, 0) : place(handle, wanted, after);
            boolean more = true;
            while (more && found.size() < atMost) {
                List<Place> places = places(handle, wanted, last, atMost);
                more = places.size() == atMost;
                take(handle, wanted, places, atMost, found);
                last = places.isEmpty() ? last : places.get(places.size() - 1);
            }
            return found;
        });
    }

    /** Whom several words match stands at the first of them alone. */
    private static void take(Handle handle, String wanted, List<Place> places, int atMost, List<Subscriber> found) {
        Map<Long, Subscriber> readers = new HashMap<>();
        SubscriberRows.of(handle, places.stream().map(Place::reader).distinct().toList())
                .forEach(reader -> readers.put(reader.id(), reader));
        for (Place place : places) {
            Subscriber reader = readers.get(place.reader());
            if (reader != null && found.size() < atMost && place.word().equals(first(wanted, reader))) {
                found.add(reader);
            }
        }
    }

    private static String first(String wanted, Subscriber reader) {
        return SearchWords.of(reader.address(), reader.name()).tailSet(wanted).stream()
                .findFirst()
                .filter(word -> word.startsWith(wanted))
                .orElse("");
    }

    private static Place place(Handle handle, String wanted, long reader) {
        String word =
                SubscriberRows.of(handle, reader).map(one -> first(wanted, one)).orElse("");
        if (word.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no reader " + reader + " that «" + wanted + "» finds (any more): begin without --after");
        }
        return new Place(word, reader);
    }

    private static List<Place> places(Handle handle, String wanted, Place after, int atMost) {
        return handle.createQuery("""
                        select word, subscriber from subscriber_word
                        where (word, subscriber) > (:word, :reader) and word < :behind
                        order by word, subscriber limit :most
                        """)
                .bind("word", after.word())
                .bind("reader", after.reader())
                .bind("behind", SearchWords.behind(wanted))
                .bind("most", atMost)
                .map((row, context) -> new Place(row.getString("word"), row.getLong("subscriber")))
                .list();
    }
}
