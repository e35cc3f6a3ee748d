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
            + " agency: the news agency that the story came from; related: pieces to read on";

    @Override
    public EntryBytes entry(FeedEntry entry) {
        Entries.check(entry);
        return new EntryBytes(entry.id(), entry.updated(), bytes(item(entry).toString()));
    }

    @Override
    public byte[] head(Feed feed, Instant updated) {
        return head(feed);
    }

    @Override
    public byte[] head(Feed feed) {
        ObjectNode head = MAPPER.createObjectNode();
        head.put("version", "https://jsonfeed.org/version/1.1");
        head.put("title", feed.title());
        head.put("home_page_url", feed.home());
        head.put("feed_url", feed.address(FeedFormat.JSON));
        put(head, "description", feed.description());
        put(head, "icon", feed.icon());
        authors(head, List.of(feed.publisher()));
        head.put("language", feed.language());
        head.putObject("_gazette").put("about", ABOUT);
        String json = head.toString();
        return bytes(json.substring(0, json.length() - 1) + ",\"items\":[\n");
    }

    @Override
    public byte[] between() {
        return bytes(",\n");
    }

    @Override
    public byte[] tail() {
        return bytes("\n]}\n");
    }

    private static ObjectNode item(FeedEntry entry) {
        ObjectNode item = MAPPER.createObjectNode();
        item.put("id", entry.id());
        item.put("url", Entries.address(entry));
        item.put("title", entry.headline());
        put(item, "summary", entry.summary());
        item.put("content_html", entry.fullText());
        Optional<String> picture = entry.image().flatMap(image -> WebAddress.of(image.url()));
        picture.ifPresent(url -> item.put("image", url));
        item.put("date_published", second(entry.published()));
        item.put("date_modified", second(entry.updated()));
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
        }
    }

    private static void gazette(ObjectNode gazette, FeedEntry entry) {
        gazette.put("reading_minutes", entry.minutes());
        put(gazette, "agency", entry.agency());
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
