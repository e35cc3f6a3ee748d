package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Issue;
import org.gazette.storage.Database;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Edition;
import org.jdbi.v3.core.Handle;

/**
 * Links of an issue that lead by a counter, for newsletters whose editor wants to know which stories are read. A link says
 * which issue and which story, signed, and nothing of the reader: all readers of a variant get the same bytes. Where it
 * leads stands in a table, so that nobody can make one that leads elsewhere.
 *
 * <p>A token is {@code key-id.issue.number.mac}, the mac 72 bits of HMAC-SHA256 in base64url.
 */
public final class CountedLinks {
    private static final int MAC_BYTES = 9;
    private static final int BASE = 36;
    private static final Pattern NUMBER = Pattern.compile("[0-9a-z]{1,11}");

    /** Numbers above it belong to stories that the issue itself does not carry: a newer lead, and what readers catch up with. */
    private static final int BEYOND = 1_000_000;

    private final Database database;
    private final SiteAddress site;
    private final KeyRing keys;
    private final Pattern story;

    /** @param keys of this purpose alone */
    public CountedLinks(Database database, SiteAddress site, KeyRing keys) {
        this.database = database;
        this.site = site;
        this.keys = keys;
        this.story = Pattern.compile("href=\"(" + Pattern.quote(site.of(SiteAddress.STORIES)) + "([^\"?#]+)/)\"");
    }

    /**
     * Where a link leads.
     *
     * @param links how many its issue has
     * @param postedAt when its issue went out
     */
    record Target(long issue, int number, String address, int links, Instant postedAt) {}

    /** How often a story was opened from the letters of an issue. */
    public record Count(String headline, String address, long people, long machines) {}

    private record Link(int number, long story, String address) {}

    /** The edition with its stories' links led by the counter. Without stories it stays as it is. */
    Edition counted(Issue issue, Edition edition) {
        String html = edition.html();
        String plain = edition.plain();
        for (Link link : database.read(handle -> links(handle, issue, List.of(edition)))) {
            String counted = site.of(SiteAddress.click(token(issue.id(), link.number())));
            html = html.replace("href=\"" + link.address() + "\"", "href=\"" + counted + "\"");
            plain = Pattern.compile(Pattern.quote(link.address()) + "(?![\\w/?#%-])")
                    .matcher(plain)
                    .replaceAll(Matcher.quoteReplacement(counted));
        }
        return new Edition(edition.language(), edition.subject(), edition.preheader(), html, plain);
    }

    /** Writes down where the links of an issue's editions lead, in the transaction that posts them. */
    void keep(Handle handle, Issue issue, List<Edition> editions) {
        for (Link link : links(handle, issue, editions)) {
            handle.createUpdate("""
                            insert into counted_link (issue, number, story, target)
                            values (:issue, :number, :story, :target)
                            on conflict (issue, number) do nothing
                            """)
                    .bind("issue", issue.id())
                    .bind("number", link.number())
                    .bind("story", link.story())
                    .bind("target", link.address())
                    .execute();
        }
    }

    private Collection<Link> links(Handle handle, Issue issue, List<Edition> editions) {
        Map<String, Link> links = new LinkedHashMap<>();
        links(handle, issue).forEach(link -> links.put(link.address(), link));
        for (Edition edition : editions) {
            story.matcher(edition.html())
                    .results()
                    .filter(found -> !links.containsKey(found.group(1)))
                    .toList()
                    .forEach(found -> beyond(handle, found.group(1), found.group(2))
                            .ifPresent(link -> links.put(link.address(), link)));
        }
        return links.values();
    }

    private static Optional<Link> beyond(Handle handle, String address, String path) {
        return handle.createQuery("select number from story where path = :path")
                .bind("path", path)
                .mapTo(Long.class)
                .findOne()
                .filter(number -> number <= Integer.MAX_VALUE - BEYOND)
                .map(number -> new Link(BEYOND + number.intValue(), number, address));
    }

    private List<Link> links(Handle handle, Issue issue) {
        return handle.createQuery("""
                        select issue_story.position, issue_story.story, story.path
                        from issue_story join story on story.number = issue_story.story
                        where issue_story.issue = :issue order by issue_story.position
                        """)
                .bind("issue", issue.id())
                .map((row, context) -> new Link(
                        row.getInt("position"),
                        row.getLong("story"),
                        site.of(SiteAddress.story(row.getString("path")))))
                .list();
    }

    String token(long issue, int number) {
        String signed = keys.newest() + "." + Long.toString(issue, BASE) + "." + Integer.toString(number, BASE);
        return signed + "." + mac(keys.newest(), signed);
    }

    /** Empty when the token is none of ours, or its issue is no more. */
    Optional<Target> target(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4
                || !keys.has(parts[0])
                || !NUMBER.matcher(parts[1]).matches()
                || !NUMBER.matcher(parts[2]).matches()) {
            return Optional.empty();
        }
        byte[] expected =
                mac(parts[0], token.substring(0, token.lastIndexOf('.'))).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(expected, parts[3].getBytes(StandardCharsets.UTF_8));
        return ours ? target(Long.parseLong(parts[1], BASE), (int) Long.parseLong(parts[2], BASE)) : Optional.empty();
    }

    private Optional<Target> target(long issue, int number) {
        return database.read(handle -> handle.createQuery("""
                        select target, (select count(*) from counted_link all_of_it where all_of_it.issue = :issue
                                and all_of_it.number < :beyond) as links,
                            coalesce((select posted_at from mailing join issue on issue.id = :issue
                                where mailing.name = issue.newsletter || '/' || issue.slot_date), 0) as posted_at
                        from counted_link where issue = :issue and number = :number
                        """)
                .bind("issue", issue)
                .bind("number", number)
                .bind("beyond", BEYOND)
                .map((row, context) -> new Target(
                        issue,
                        number,
                        row.getString("target"),
                        row.getInt("links"),
                        Instant.ofEpochMilli(row.getLong("posted_at"))))
                .findOne());
    }

    /** Adds to what was counted of a link on a day. */
    void add(Handle handle, long issue, int number, LocalDate day, long people, long machines) {
        handle.createUpdate("""
                        insert into click (issue, number, day, people, machines)
                        values (:issue, :number, :day, :people, :machines)
                        on conflict (issue, number, day) do update
                            set people = click.people + excluded.people, machines = click.machines + excluded.machines
                        """)
                .bind("issue", issue)
                .bind("number", number)
                .bind("day", day)
                .bind("people", people)
                .bind("machines", machines)
                .execute();
    }

    /** What was counted of an issue, in its order, then of what else its letters told; empty when nothing was counted. */
    public List<Count> counts(Issue issue) {
        return database.read(handle -> handle.createQuery("""
                        select counted_link.number, counted_link.target, revision.headline,
                            coalesce(sum(click.people), 0) as people, coalesce(sum(click.machines), 0) as machines
                        from counted_link
                        join story on story.number = counted_link.story
                        left join issue_story on issue_story.issue = counted_link.issue
                            and issue_story.position = counted_link.number
                        join revision on revision.story = story.number
                            and revision.revision = coalesce(issue_story.revision, story.revision)
                        left join click on click.issue = counted_link.issue and click.number = counted_link.number
                        where counted_link.issue = :issue
                        group by counted_link.number, counted_link.target, revision.headline
                        order by counted_link.number
                        """)
                .bind("issue", issue.id())
                .map((row, context) -> new Count(
                        row.getString("headline"),
                        row.getString("target"),
                        row.getLong("people"),
                        row.getLong("machines")))
                .list());
    }

    private String mac(String keyId, String signed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.sign(keyId, "click:" + signed, MAC_BYTES));
    }
}
