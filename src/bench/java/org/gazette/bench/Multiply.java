package org.gazette.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * {@code Multiply HOME STORIES OF}: copies the stories of a sample newsroom, in its tables, until there are that many, each
 * copy under its own number, id, path and date: a million are there in minutes. Dates are those
 * of a newsroom that will have OF stories: {@link Fill} files the rest. Nothing else may have the database open.
 */
public final class Multiply {
    private final Statement statement;

    private Multiply(Statement statement) {
        this.statement = statement;
    }

    public static void main(String[] arguments) throws SQLException {
        Path database = Path.of(arguments[0], "data", "gazette.db");
        long wanted = Long.parseLong(arguments[1]);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 60000");
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma cache_size = -400000");
            new Multiply(statement).run(wanted, Fill.apart(Integer.parseInt(arguments[2])).toMillis());
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }

    /** @param apart milliseconds between two stories */
    private void run(long wanted, long apart) throws SQLException {
        long base = number("select count(*) from story");
        if (base >= wanted) {
            return;
        }
        long changes = number("select max(number) from story_change");
        statement.execute("create temp table base_listing as select kind, slug, volume from listing");
        for (long from = base; from < wanted; from += base) {
            copy(from, Math.min(base, wanted - from), from / base, apart, changes);
            System.out.printf("%,d stories%n", Math.min(wanted, from + base));
        }
        statement.execute("""
            update listing set
                volume = (select max(volume) from turn where turn.kind = listing.kind and turn.slug = listing.slug),
                turns = (select count(*) from turn where turn.kind = listing.kind and turn.slug = listing.slug
                         and turn.volume = (select max(volume) from turn
                                            where turn.kind = listing.kind and turn.slug = listing.slug)),
                stories = case when kind = 'ALL' then (select count(*) from story)
                    else (select count(*) from story_label
                          where story_label.kind = listing.kind and story_label.slug = listing.slug) end,
                changes = case when kind = 'ALL' then (select max(number) from story_change) else changes end
            """);
    }

    private void copy(long from, long many, long round, long apart, long changes) throws SQLException {
        // seven milliseconds besides: no two stories have one moment
        long first = SampleStories.FIRST.toEpochMilli() + from * apart + round * 7;
        statement.execute("begin");
        run("""
            insert into story (number, id, origin, path, state, dated_at, published_at, updated_at, revision, slug, handed_in)
            select number + %1$d, id || '-c%3$d', 'bench/' || (number - 1 + %1$d), path || '-c%3$d', state,
                   %6$d + (number - 1) * %4$d, %6$d + (number - 1) * %4$d, %6$d + (number - 1) * %4$d, revision, slug || '-c%3$d', handed_in
            from story where number <= %2$d
            """, from, many, round, apart, changes, first);
        run("""
            insert into revision (story, revision, kind, made_at, note, headline, standfirst, attribution, body, language,
                agency, words, bylines, picture, sections, tags, also_read, significant, updated_at)
            select story + %1$d, revision, kind, made_at, note, headline, standfirst, attribution, body, language,
                agency, words, bylines, picture, sections, tags, also_read, significant, %6$d + (story - 1) * %4$d
            from revision where story <= %2$d
            """, from, many, round, apart, changes, first);
        run("""
            insert into story_label (kind, slug, published_at, story, position, name)
            select kind, slug, %6$d + (story - 1) * %4$d, story + %1$d, position, name from story_label where story <= %2$d
            """, from, many, round, apart, changes, first);
        run("""
            insert into story_change (number, story, labels)
            select number + %3$d * %5$d, story + %1$d, labels from story_change where number <= %5$d and story <= %2$d
            """, from, many, round, apart, changes, first);
        run("""
            insert into turn (kind, slug, volume, position, story, revision, taken_back)
            select turn.kind, turn.slug, turn.volume + %3$d * base.volume, turn.position, turn.story + %1$d, turn.revision,
                   turn.taken_back
            from turn join base_listing base on base.kind = turn.kind and base.slug = turn.slug
            where turn.story <= %2$d and turn.volume <= base.volume
            """, from, many, round, apart, changes, first);
        statement.execute("commit");
    }

    private void run(String sql, Object... words) throws SQLException {
        statement.executeUpdate(sql.formatted(words));
    }

    private long number(String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }
}
