package org.gazette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gazette.house.House;
import org.gazette.newsletters.Newsletter;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Subscription;

/** A page of readers: who, what they have, and how to see the next page. */
final class ReaderListing {
    private static final int LONGEST_PAGE = 10_000;
    private static final List<String> COLUMNS = List.of("id", "address", "name", "state", "sections", "language");

    private final House house;
    private final Lines lines;
    private final int most;
    private final long after;

    ReaderListing(House house, Lines lines, int most, long after) {
        this.house = house;
        this.lines = lines;
        this.most = most;
        this.after = after;
    }

    /** @throws IllegalArgumentException when a page cannot be so long */
    static int page(int most) {
        if (most < 1 || most > LONGEST_PAGE) {
            throw new IllegalArgumentException(
                    "-n " + most + " is not between 1 and 10000: gazette subscriber export writes the whole list");
        }
        return most;
    }

    void list(Newsletter newsletter, Optional<Subscription.State> state) {
        List<Subscription> page = state.map(one -> house.subscribers().list(newsletter.name(), one, after, most))
                .orElseGet(() -> house.subscribers().list(newsletter.name(), after, most));
        lines.table(COLUMNS, page.stream().map(ReaderListing::row).toList());
        lines.say("%s: %,d active, %,d left."
                .formatted(
                        newsletter.name(),
                        house.readerCounts().of(newsletter.name(), Subscription.State.ACTIVE),
                        house.readerCounts().of(newsletter.name(), Subscription.State.LEFT)));
        if (page.size() == most) {
            more(page.get(page.size() - 1).subscriber());
        }
    }

    void search(String word) {
        List<Subscriber> page = house.readerSearch().find(word, after, most);
        Map<Long, List<Subscription>> orders =
                house
                        .subscribers()
                        .subscriptions(page.stream().map(Subscriber::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(one -> one.subscriber().id()));
        List<List<String>> rows = new ArrayList<>();
        for (Subscriber reader : page) {
            List<Subscription> theirs = orders.getOrDefault(reader.id(), List.of());
            theirs.forEach(one -> rows.add(row(one)));
            if (theirs.isEmpty()) {
                rows.add(List.of("" + reader.id(), reader.address().toString(), reader.name(), "none", "", ""));
            }
        }
        lines.table(COLUMNS, rows);
        if (page.size() == most) {
            more(page.get(page.size() - 1));
        }
    }

    private void more(Subscriber last) {
        lines.say("There may be more: --after " + last.id() + " shows them.");
    }

    private static List<String> row(Subscription one) {
        return List.of(
                String.valueOf(one.subscriber().id()),
                one.subscriber().address().toString(),
                one.subscriber().name(),
                one.newsletter() + ": " + one.state().name().toLowerCase(Locale.ROOT),
                one.sections().isEmpty() ? "all" : String.join(",", one.sections()),
                one.language());
    }
}
