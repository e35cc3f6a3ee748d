package org.gazette.stories;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.storage.Database;
import org.jdbi.v3.core.statement.Query;

/** All stories that readers may see, the newest first unless said otherwise. Safe for many threads. */
public final class Stories {
    private static final String RETRACTED = "where story.state = 'RETRACTED' ";

    private final Database database;

    public Stories(Database database) {
        this.database = database;
    }

    /** The newest under a label. */
    public List<Story> latest(Label label, int atMost) {
        return before(label, Instant.ofEpochMilli(Long.MAX_VALUE), atMost);
    }

    /** The newest under a label that were published before a moment: one page of a walk back through all of them. */
    public List<Story> before(Label label, Instant moment, int atMost) {
        return database.read(handle -> stories(
                handle.createQuery(label.kind() == Label.Kind.ALL ? StoryRows.SELECT + """
                                                where story.state = 'PUBLISHED' and story.published_at < :moment
                                                order by story.published_at desc limit :most
                                                """ : StoryRows.SELECT + """
                                                join story_label on story_label.story = story.number
                                                where story_label.kind = :kind and story_label.slug = :slug
                                                  and story_label.published_at < :moment
                                                order by story_label.published_at desc limit :most
                                                """)
                        .bind("kind", label.kind().name())
                        .bind("slug", label.slug())
                        .bind("moment", moment.toEpochMilli())
                        .bind("most", atMost)));
    }

    /** Published after {@code from}, up to and including {@code to}: windows that touch share no story. */
    public List<Story> publishedWithin(Instant from, Instant to) {
        return database.read(handle -> stories(
                handle.createQuery(StoryRows.SELECT + """
                        where story.state = 'PUBLISHED' and story.published_at > :from and story.published_at <= :to
                        order by story.published_at desc
                        """).bind("from", from).bind("to", to)));
    }

    /**
     * Those published after {@code from}, up to and including {@code to}, that readers could see only after a change: they
     * were handed in late, with a date from before.
     */
    public List<Story> arrivedAfter(long change, Instant from, Instant to) {
        return database.read(handle -> stories(handle.createQuery(StoryRows.SELECT + """
                        where story.state = 'PUBLISHED' and story.published_at > :from and story.published_at <= :to
                          and exists (select 1 from story_change later
                                      where later.story = story.number and later.number > :change)
                          and not exists (select 1 from story_change earlier
                                          where earlier.story = story.number and earlier.number <= :change)
                        order by story.published_at desc
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("change", change)));
    }

    /** The numbers of the stories that came, changed or went after a change. */
    public Set<Long> changedAfter(long change) {
        return database.read(handle -> new LinkedHashSet<>(
                handle.createQuery("select story from story_change where number > :change order by number")
                        .bind("change", change)
                        .mapTo(Long.class)
                        .list()));
    }

    public Optional<Story> at(String path) {
        return database.read(handle ->
                one(handle.createQuery(StoryRows.SELECT + "where story.state = 'PUBLISHED' and story.path = :path")
                        .bind("path", path)));
    }

    public Optional<Story> number(long number) {
        return database.read(handle ->
                one(handle.createQuery(StoryRows.SELECT + "where story.state = 'PUBLISHED' and story.number = :number")
                        .bind("number", number)));
    }

    /** A story as it stood at a revision, whatever became of it since. */
    public Optional<Story> atRevision(long number, int revision) {
        return database.read(
                handle -> one(handle.createQuery(StoryRows.SELECT_REVISION + "where story.number = :number")
                        .bind("number", number)
                        .bind("revision", revision)));
    }

    /** The story whose path, or the last part of whose path, is the reference; the newest where several are. */
    public Optional<Story> referredTo(String reference) {
        String end = reference.replaceAll("^/+(stories/)?|/+$", "");
        return database.read(handle -> StoryRows.referredTo(handle, end));
    }

    /** Hands over every story, the newest first, a page at a time. */
    public void each(Label label, Consumer<Story> reader) {
        int page = 200;
        List<Story> stories = latest(label, page);
        while (!stories.isEmpty()) {
            stories.forEach(reader);
            Instant last = stories.get(stories.size() - 1).publishedAt();
            stories = stories.size() < page ? List.of() : before(label, last, page);
        }
    }

    /** The numbers of the stories next to a moment: the last before it, and the first two from it on. */
    public List<Long> around(Instant moment) {
        return database.read(handle -> Stream.concat(
                        numbers(handle.createQuery("""
                                select number from story where state = 'PUBLISHED' and published_at < :moment
                                order by published_at desc limit 1
                                """), moment), numbers(handle.createQuery("""
                                select number from story where state = 'PUBLISHED' and published_at >= :moment
                                order by published_at limit 2
                                """), moment))
                .toList());
    }

    /** The numbers of the stories at home in a section, among the first few in it that followed a moment. */
    public List<Long> followers(Label section, Instant moment, int atMost) {
        return database.read(handle -> numbers(
                        handle.createQuery("""
                                select number from
                                    (select story as number, position from story_label
                                     where kind = :kind and slug = :slug and published_at > :moment
                                     order by published_at limit :most) followers
                                where position = 0
                                """)
                                .bind("kind", section.kind().name())
                                .bind("slug", section.slug())
                                .bind("most", atMost),
                        moment)
                .toList());
    }

    private static Stream<Long> numbers(Query query, Instant moment) {
        return query.bind("moment", moment.toEpochMilli()).mapTo(Long.class).list().stream();
    }

    /** The paths of the stories that were taken back. */
    public List<String> retracted() {
        return database.read(
                handle -> handle.createQuery("select path from story where state = 'RETRACTED' order by path")
                        .mapTo(String.class)
                        .list());
    }

    public long count() {
        return listing(Label.ALL).map(Listing::stories).orElse(0L);
    }

    /** The sections that have stories, those with the most first, by their newest name. */
    public List<Section> sections() {
        return listings(Label.Kind.SECTION).stream()
                .filter(listing -> listing.stories() > 0)
                .sorted(Comparator.comparing(Listing::stories).reversed())
                .map(listing -> new Section(listing.label().slug(), listing.name()))
                .toList();
    }

    /** The revisions of a story, the first one first. */
    public List<Revision> revisions(long number) {
        return database.read(handle -> handle.createQuery(
                        "select revision, kind, made_at, note from revision where story = :number order by revision")
                .bind("number", number)
                .map(StoryRows::revision)
                .list());
    }

    /** How often anything under each label has changed. A label that was never touched is not in it. */
    public Map<String, Long> touched() {
        Map<String, Long> versions = new LinkedHashMap<>();
        database.read(ListingTable::all).forEach(tally -> versions.put(tally.label.toString(), tally.changes));
        return versions;
    }

    /** The drafts that could not be published, by their origin. */
    public List<Filing.SetAside> setAside() {
        return database.read(handle -> handle.createQuery("select origin, line, reason from set_aside order by origin")
                .map((row, context) ->
                        new Filing.SetAside(row.getString("origin"), row.getInt("line"), row.getString("reason")))
                .list());
    }

    /** The number of the last change; 0 before the first. */
    public long lastChange() {
        return database.read(handle -> ListingTable.of(handle, Label.ALL))
                .map(tally -> tally.changes)
                .orElse(0L);
    }

    /** What changed after a change, in the order of commits. */
    public List<Change> changes(long after, int atMost) {
        return database.read(handle -> TellingRows.changes(handle, after, atMost));
    }

    /** The oldest under a label that were published after a moment, the oldest first. */
    public List<Story> after(Label label, Instant moment, int atMost) {
        return database.read(handle -> stories(
                handle.createQuery(label.kind() == Label.Kind.ALL ? StoryRows.SELECT + """
                                                where story.state = 'PUBLISHED' and story.published_at > :moment
                                                order by story.published_at limit :most
                                                """ : StoryRows.SELECT + """
                                                join story_label on story_label.story = story.number
                                                where story_label.kind = :kind and story_label.slug = :slug
                                                  and story_label.published_at > :moment
                                                order by story_label.published_at limit :most
                                                """)
                        .bind("kind", label.kind().name())
                        .bind("slug", label.slug())
                        .bind("moment", moment.toEpochMilli())
                        .bind("most", atMost)));
    }

    /** Every label of a kind that has, or had, stories; in the order of their slugs. */
    public List<Listing> listings(Label.Kind kind) {
        return database.read(handle -> ListingTable.told(handle, kind)).stream()
                .map(Tally::listing)
                .toList();
    }

    /** Empty for a label that nothing was ever told under. */
    public Optional<Listing> listing(Label label) {
        return database.read(handle -> ListingTable.of(handle, label))
                .filter(tally -> tally.turns > 0)
                .map(Tally::listing);
    }

    /** What the feed of a label holds itself: its two newest volumes as one. Empty turns for a label never seen. */
    public Volume head(Label label) {
        return database.read(handle -> TellingRows.head(handle, label));
    }

    /**
     * A closed volume: it never changes.
     *
     * @param number from 1 to the newest less two
     */
    public Volume volume(Label label, int number) {
        return volumes(label, number, number).get(0);
    }

    /** Closed volumes one after the other; the numbers as above. */
    public List<Volume> volumes(Label label, int from, int to) {
        return database.read(handle -> TellingRows.volumes(handle, label, from, to));
    }

    /** The stories of some turns, each at its turn's revision, by number; those that were taken back by it are not in it. */
    public Map<Long, Story> told(List<Turn> turns) {
        List<Turn> seen = turns.stream().filter(turn -> !turn.takenBack()).toList();
        return seen.isEmpty()
                ? Map.of()
                : database.read(handle -> StoryRows.told(handle, seen)).stream()
                        .collect(Collectors.toMap(Story::number, story -> story));
    }

    /**
     * The stories of the turns of closed volumes, each at its turn's revision; those that were taken back are not in it.
     *
     * @param from as {@link #volumes}
     */
    public Map<Turn, Story> told(Label label, int from, int to) {
        Map<Turn, Story> told = new HashMap<>();
        database.read(handle -> StoryRows.told(handle, label, from, to))
                .forEach(story ->
                        told.put(new Turn(story.number(), story.revision().number(), false), story));
        return told;
    }

    public Optional<Retraction> retraction(long number) {
        return database.read(handle -> handle.createQuery(StoryRows.SELECT + RETRACTED + "and story.number = :number")
                .bind("number", number)
                .map(StoryRows::retraction)
                .findOne());
    }

    /** Every story that was taken back, the latest first. */
    public List<Retraction> retractions() {
        return database.read(handle -> handle.createQuery(
                        StoryRows.SELECT + RETRACTED + "order by story.updated_at desc, story.number desc")
                .map(StoryRows::retraction)
                .list());
    }

    private static List<Story> stories(Query query) {
        return query.map(StoryRows::story).list();
    }

    private static Optional<Story> one(Query query) {
        return query.map(StoryRows::story).findFirst();
    }

    /** The headlines of the newest stories under a label between two moments, both left out. */
    public List<Headline> headlines(Label label, Instant after, Instant before, int atMost) {
        String from = label.kind() == Label.Kind.ALL
                ? "where story.state = 'PUBLISHED' and story.published_at > :after and story.published_at < :before"
                : """
                  join story_label on story_label.story = story.number
                  where story_label.kind = :kind and story_label.slug = :slug
                    and story_label.published_at > :after and story_label.published_at < :before
                  """;
        String order = label.kind() == Label.Kind.ALL ? "story.published_at" : "story_label.published_at";
        return database.read(handle -> handle.createQuery("""
                        select story.path, revision.headline, revision.language, story.published_at,
                               exists (select 1 from revision known
                                       where known.story = story.number and known.kind = 'CORRECTION') as corrected
                        from story join revision on revision.story = story.number
                            and revision.revision = story.revision
                        """ + from + " order by " + order + " desc limit :most")
                .bind("kind", label.kind().name())
                .bind("slug", label.slug())
                .bind("after", after.toEpochMilli())
                .bind("before", before.toEpochMilli())
                .bind("most", atMost)
                .map((row, context) -> new Headline(
                        row.getString("path"),
                        row.getString("headline"),
                        row.getString("language"),
                        Instant.ofEpochMilli(row.getLong("published_at")),
                        row.getBoolean("corrected")))
                .list());
    }

    /** Where a story stands, unless there never was one with the number. */
    public Optional<Location> location(long number) {
        return locations(number - 1, number).stream().findFirst();
    }

    /**
     * Where the stories with some numbers stand, in the order of their numbers.
     *
     * @param after left out itself
     */
    public List<Location> locations(long after, long upTo) {
        return database.read(handle -> handle.createQuery("""
                        select number, path, published_at, updated_at, state from story
                        where number > :after and number <= :upTo order by number
                        """)
                .bind("after", after)
                .bind("upTo", upTo)
                .map((row, context) -> new Location(
                        row.getLong("number"),
                        row.getString("path"),
                        Instant.ofEpochMilli(row.getLong("published_at")),
                        Instant.ofEpochMilli(row.getLong("updated_at")),
                        row.getString("state").equals("PUBLISHED")))
                .list());
    }

    /**
     * When the stories of each thousand of numbers that readers may see some of changed last, retractions included: 0
     * for those from 1 to 1,000, 1 for the next.
     */
    public SortedMap<Long, Instant> thousands() {
        SortedMap<Long, Instant> thousands = new TreeMap<>();
        database.read(handle -> handle.createQuery("""
                                select (number - 1) / 1000 as thousand, max(updated_at) as changed from story
                                where state <> 'WAITING' group by (number - 1) / 1000
                                having max(case when state = 'PUBLISHED' then 1 else 0 end) = 1
                                """)
                        .map((row, context) ->
                                Map.entry(row.getLong("thousand"), Instant.ofEpochMilli(row.getLong("changed"))))
                        .list())
                .forEach(thousand -> thousands.put(thousand.getKey(), thousand.getValue()));
        return thousands;
    }
}
