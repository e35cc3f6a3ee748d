package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), one line an entry. */
final class JsonWire implements Wire {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ABOUT = "reading_minutes: whole minutes that the text takes to read;"
            + " agency: the news agency that the story came from; related: pieces to read on; revision: the last"
            + " significant change, with what readers are told of it; tombstones: ids of stories that were taken back;"
            + " archive: the newest older part of this feed, as Atom (RFC 5005)";

    @Override
    public EntryBytes entry(FeedEntry entry) {
        Entries.check(entry);
        return EntryBytes.of(
                entry.id(), Entries.moment(entry.updated()), bytes(item(entry).toString()));
    }

    @Override
    public byte[] head(Frame frame) {
        Feed feed = frame.feed();
        ObjectNode head = MAPPER.createObjectNode();
        head.put("version", "https://jsonfeed.org/version/1.1");
        head.put("title", feed.title());
        head.put("home_page_url", feed.home());
        head.put("feed_url", feed.address(FeedFormat.JSON));
        put(head, "description", feed.description());
        put(head, "icon", feed.icon());
        authors(head, List.of(feed.publisher()));
        head.put("language", feed.language());
        hubs(head, feed);
        gazette(head.putObject("_gazette").put("about", ABOUT), frame);
        String json = head.toString();
        return bytes(json.substring(0, json.length() - 1) + ",\"items\":[\n");
    }

    @Override
    public List<EntryBytes> tombstones(Frame frame) {
        return List.of();
    }

    @Override
    public byte[] between() {
        return bytes(",\n");
    }

    @Override
    public byte[] tail() {
        return bytes("\n]}\n");
    }

    private static void hubs(ObjectNode head, Feed feed) {
        if (!feed.hubs().isEmpty()) {
            ArrayNode hubs = head.putArray("hubs");
            feed.hubs().forEach(hub -> hubs.addObject().put("type", "WebSub").put("url", hub));
        }
    }

    private static void gazette(ObjectNode gazette, Frame frame) {
        if (frame.hasOlder()) {
            gazette.put("archive", frame.feed().archive(frame.older()));
        }
        if (!frame.tombstones().isEmpty()) {
            ArrayNode tombstones = gazette.putArray("tombstones");
            for (Tombstone tombstone : frame.tombstones()) {
                ObjectNode node = tombstones.addObject().put("id", tombstone.id());
                put(node.put("date", tombstone.at().toString()), "note", tombstone.note());
            }
        }
    }

    private static ObjectNode item(FeedEntry entry) {
        ObjectNode item = MAPPER.createObjectNode();
        item.put("id", entry.id());
        item.put("url", Entries.address(entry));
        item.put("title", entry.headline());
        put(item, "summary", entry.summary());
        if (entry.full()) {
            item.put("content_html", entry.fullText());
        } else {
            item.put("content_text", entry.shortest());
        }
        Optional<String> picture = entry.image().flatMap(image -> WebAddress.of(image.url()));
        picture.ifPresent(url -> item.put("image", url));
        item.put("date_published", second(entry.published()));
        item.put("date_modified", Entries.moment(entry.updated()).toString());
        authors(item, entry.authors());
        tags(item, entry);
        item.put("language", entry.language());
        picture.ifPresent(url -> attachment(item, entry.image().orElseThrow(), url));
        gazette(item.putObject("_gazette"), entry);
        return item;
    }

    private static void authors(ObjectNode node, List<String> names) {
        if (!names.isEmpty()) {
            ArrayNode authors = node.putArray("authors");
            names.forEach(name -> authors.addObject().put("name", name));
        }
    }

    private static void tags(ObjectNode item, FeedEntry entry) {
        if (!entry.categories().isEmpty()) {
            ArrayNode tags = item.putArray("tags");
            entry.categories().stream().map(FeedEntry.Category::name).distinct().forEach(tags::add);
        }
    }

    /** An attachment must say its media type. */
    private static void attachment(ObjectNode item, FeedEntry.Image image, String url) {
        if (!image.mediaType().isBlank()) {
            ObjectNode attachment = item.putArray("attachments").addObject();
            attachment.put("url", url);
            attachment.put("mime_type", image.mediaType());
            put(attachment, "title", image.alt());
            if (image.bytes() > 0) {
                attachment.put("size_in_bytes", image.bytes());
            }
        }
    }

    private static void gazette(ObjectNode gazette, FeedEntry entry) {
        gazette.put("reading_minutes", entry.minutes());
        put(gazette, "agency", entry.agency());
        entry.revised().ifPresent(revised -> {
            ObjectNode revision = gazette.putObject("revision").put("kind", revised.word());
            put(revision, "note", revised.note());
            revision.put("date", Entries.moment(revised.at()).toString());
        });
        List<FeedEntry.Related> related = Entries.related(entry);
        if (!related.isEmpty()) {
            ArrayNode pieces = gazette.putArray("related");
            related.forEach(piece -> put(pieces.addObject().put("url", piece.url()), "title", piece.headline()));
        }
    }

    private static void put(ObjectNode node, String key, String text) {
        if (!text.isBlank()) {
            node.put(key, text);
        }
    }

    private static String second(Instant moment) {
        return FeedWriter.second(moment).toString();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
