package org.gazette.feeds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.stories.Retraction;
import org.gazette.stories.Stories;
import org.gazette.stories.Turn;
import org.gazette.stories.Volume;

/** Binds the entries and tombstones of a volume into documents. */
final class Bindery {
    /** The newest volumes, which the feed's own documents hold. */
    static final int OPEN = 2;

    private final Stories stories;
    private final FeedWriter writer;

    Bindery(Stories stories, FeedWriter writer) {
        this.stories = stories;
        this.writer = writer;
    }

    /**
     * What a feed's own documents tell.
     *
     * @param rhythm of the label
     * @param archived whether its older volumes are archives
     * @param full whether its entries have the whole text
     * @param newest how many stories it shows at most; 0 for all
     */
    record Told(Volume head, Duration rhythm, boolean archived, boolean full, int newest) {}

    /** A feed's own document in each format. */
    final class Live {
        private final Frame frame;
        private final List<Map<FeedFormat, EntryBytes>> entries;

        private Live(Frame frame, List<Map<FeedFormat, EntryBytes>> entries) {
            this.frame = frame;
            this.entries = entries;
        }

        /** Without those that the check finds fault with. */
        List<FeedDocument> checked() {
            return Stream.of(FeedFormat.values())
                    .flatMap(format -> writer.checked(frame, format, in(format, entries)).stream())
                    .toList();
        }

        FeedDocument unchecked(FeedFormat format) {
            return writer.join(frame, format, in(format, entries));
        }
    }

    Live live(Feed feed, Told told, EntrySource source) {
        List<Turn> turns = newestFirst(told.head());
        List<Turn> shown = turns.stream().filter(turn -> !turn.takenBack()).toList();
        List<Turn> most = told.newest() == 0 ? shown : shown.subList(0, Math.min(told.newest(), shown.size()));
        int archives = told.archived() ? Math.max(0, told.head().number() - OPEN) : 0;
        Frame frame = Frame.live(feed, archives, Pace.fresh(told.rhythm()), tombstones(turns));
        return new Live(frame, source.entries(most, told.full()));
    }

    Optional<FeedDocument> archive(Feed feed, Volume volume, EntrySource source) {
        List<Turn> turns = newestFirst(volume);
        return archive(feed, volume.number(), turns, source.entries(turns, true));
    }

    private Optional<FeedDocument> archive(
            Feed feed, int number, List<Turn> turns, List<Map<FeedFormat, EntryBytes>> entries) {
        return writer.checked(
                Frame.archive(feed, number, tombstones(turns)), FeedFormat.ATOM, in(FeedFormat.ATOM, entries));
    }

    private List<Tombstone> tombstones(List<Turn> turns) {
        return turns.stream()
                .filter(Turn::takenBack)
                .flatMap(turn -> stories.retraction(turn.story()).stream())
                .map(Bindery::tombstone)
                .toList();
    }

    private static Tombstone tombstone(Retraction retraction) {
        return new Tombstone(
                retraction.id(), Entries.moment(retraction.at()), retraction.note(), retraction.language());
    }

    private static List<Turn> newestFirst(Volume volume) {
        List<Turn> turns = new ArrayList<>(volume.turns());
        Collections.reverse(turns);
        return turns;
    }

    private static List<EntryBytes> in(FeedFormat format, List<Map<FeedFormat, EntryBytes>> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.get(format)))
                .toList();
    }
}
