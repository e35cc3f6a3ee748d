package org.gazette.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.text.SiteAddress;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Finds the stories that also-read pieces mean, and keeps aside those that mean none yet, in the table
 * {@code open_reference}. Part of its caller's transaction.
 */
final class CrossReferences {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    /** The path of a story, or its last part alone. */
    private static final Pattern OWN = Pattern.compile("/*(?:stories/)?((?:\\d{4}/\\d{2}/\\d{2}/)?[^/]+)/*");

    private final Handle handle;
    private final SiteAddress site;

    CrossReferences(Handle handle, SiteAddress site) {
        this.handle = handle;
        this.site = site;
    }

    /**
     * @param known each with the path of a story or an absolute address, and a headline
     * @param open the slugs of the stories that are not there yet
     */
    record Resolved(List<AlsoRead> known, List<String> open) {}

    /** A story that wants pieces which were not there. */
    record Wanting(long story, List<AlsoRead> wanted) {}

    /**
     * @param path of the story that refers
     * @param before what it has now: a headline that was once printed there stays
     */
    Resolved resolve(List<AlsoRead> wanted, String path, List<AlsoRead> before) {
        List<AlsoRead> known = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (AlsoRead piece : wanted) {
            Matcher own = OWN.matcher(local(piece.reference()));
            Optional<AlsoRead> found =
                    own.matches() ? story(piece, own.group(1), before) : Optional.of(elsewhere(piece));
            found.filter(one -> !one.reference().equals(path) && !known.contains(one))
                    .ifPresent(known::add);
            if (found.isEmpty()) {
                open.add(slug(own.group(1)));
            }
        }
        return new Resolved(known, open);
    }

    /** Keeps aside what a story wants, for when the rest of it comes. */
    void keep(long story, List<AlsoRead> wanted, List<String> open) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into open_reference (slug, story, wanted) values (:slug, :story, :wanted)
                on conflict (slug, story) do nothing
                """);
        for (String slug : open) {
            batch.bind("slug", slug)
                    .bind("story", story)
                    .bind("wanted", Json.write(wanted))
                    .add();
        }
        batch.execute();
    }

    void forget(long story) {
        handle.createUpdate("delete from open_reference where story = :story")
                .bind("story", story)
                .execute();
    }

    List<Wanting> wanting(String slug) {
        return wanting(slug, Integer.MAX_VALUE);
    }

    List<Wanting> wanting(String slug, int atMost) {
        return handle.createQuery(
                        "select story, wanted from open_reference where slug = :slug order by story limit :most")
                .bind("slug", slug)
                .bind("most", atMost)
                .map((row, context) ->
                        new Wanting(row.getLong("story"), Json.list(row.getString("wanted"), AlsoRead.class)))
                .list();
    }

    static String slug(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String local(String reference) {
        return reference.startsWith(site.toString())
                ? reference.substring(site.toString().length())
                : reference;
    }

    private Optional<AlsoRead> story(AlsoRead piece, String reference, List<AlsoRead> before) {
        return StoryRows.referredTo(handle, reference)
                .map(meant -> new AlsoRead(meant.path(), headline(piece, meant, before)));
    }

    private static String headline(AlsoRead piece, Story meant, List<AlsoRead> before) {
        if (!piece.headline().isEmpty()) {
            return piece.headline();
        }
        return before.stream()
                .filter(one -> one.reference().equals(meant.path()))
                .map(AlsoRead::headline)
                .findFirst()
                .orElse(meant.headline());
    }

    private AlsoRead elsewhere(AlsoRead piece) {
        String address = ADDRESS.matcher(piece.reference()).matches()
                ? piece.reference()
                : site.of("/" + piece.reference().replaceFirst("^/+", ""));
        return piece.headline().isEmpty() ? new AlsoRead(address, address) : new AlsoRead(address, piece.headline());
    }
}
