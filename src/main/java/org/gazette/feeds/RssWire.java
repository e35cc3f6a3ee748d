package org.gazette.feeds;

import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Image;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** RSS 2.0 (https://www.rssboard.org/rss-profile), with the full text in {@code content:encoded}. */
final class RssWire extends XmlWire {
    private final RomeRss rome = new RomeRss();

    RssWire() {
        super(
                List.of(
                        Namespaces.ATOM_IN_RSS,
                        Namespaces.CONTENT,
                        Namespaces.DC,
                        Namespaces.MEDIA,
                        Namespaces.SYNDICATION),
                "</channel>\n</rss>\n");
    }

    @Override
    String id(String id) {
        return id;
    }

    @Override
    void write(FeedEntry entry, XmlText xml) {
        Element item = rome.item(item(entry)).setAttribute("lang", entry.language(), Namespace.XML_NAMESPACE);
        xml.element(item).raw("\n");
    }

    @Override
    public byte[] head(Frame frame) {
        XmlText xml = document("rss", frame).attribute("version", "2.0").raw(">\n<channel>\n");
        rome.channel(channel(frame))
                .getChildren()
                .forEach(child -> xml.element(child).raw("\n"));
        return xml.bytes();
    }

    private static Channel channel(Frame frame) {
        Feed feed = frame.feed();
        Channel channel = new Channel("rss_2.0");
        channel.setTitle(feed.title());
        channel.setLink(feed.home());
        channel.setDescription(feed.description().isBlank() ? feed.title() : feed.description());
        channel.setLanguage(feed.language());
        channel.setCopyright(feed.copyright().isBlank() ? null : feed.copyright());
        channel.setDocs("http://www.rssboard.org/rss-specification");
        channel.setGenerator("Gazette");
        channel.setTtl(Pace.minutes(frame.fresh()));
        frame.updated().map(Date::from).ifPresent(channel::setLastBuildDate);
        channel.setForeignMarkup(extensions(frame));
        icon(feed).ifPresent(channel::setImage);
        return channel;
    }

    private static List<Element> extensions(Frame frame) {
        Feed feed = frame.feed();
        List<Element> elements = new ArrayList<>();
        elements.add(Extensions.link("self", "application/rss+xml", frame.address(FeedFormat.RSS), ""));
        feed.hubs().forEach(hub -> elements.add(Extensions.link("hub", "", hub, "")));
        if (frame.hasOlder()) {
            elements.add(Extensions.link("prev-archive", "application/atom+xml", feed.archive(frame.older()), ""));
        }
        elements.addAll(Extensions.pace(frame.fresh()));
        return elements;
    }

    /** RSS knows pictures as jpg, jpeg, gif and png. Rome writes a size of -1 unless told that there is none. */
    private static Optional<Image> icon(Feed feed) {
        if (!feed.icon().matches("(?i).+\\.(jpe?g|gif|png)")) {
            return Optional.empty();
        }
        Image image = new Image();
        image.setUrl(feed.icon());
        image.setTitle(feed.title());
        image.setLink(feed.home());
        image.setWidth(null);
        image.setHeight(null);
        return Optional.of(image);
    }

    private static Item item(FeedEntry entry) {
        Item item = new Item();
        item.setTitle(entry.headline());
        item.setLink(Entries.address(entry));
        item.setDescription(description(entry));
        item.setContent(entry.full() && !entry.summary().isBlank() ? content(entry) : null);
        item.setGuid(guid(entry.id()));
        item.setPubDate(Date.from(entry.published()));
        item.setCategories(entry.categories().stream().map(RssWire::category).toList());
        item.setEnclosures(entry.image().flatMap(RssWire::enclosure).stream().toList());
        item.setForeignMarkup(extensions(entry));
        return item;
    }

    /** Readers take it for HTML; where there is no summary it is the full text. */
    private static Description description(FeedEntry entry) {
        Description description = new Description();
        description.setValue(
                entry.full() && entry.summary().isBlank() ? entry.fullText() : Markup.escape(entry.shortest()));
        return description;
    }

    private static Content content(FeedEntry entry) {
        Content content = new Content();
        content.setValue(entry.fullText());
        return content;
    }

    private static Guid guid(String id) {
        Guid guid = new Guid();
        guid.setPermaLink(false);
        guid.setValue(id);
        return guid;
    }

    private static Category category(FeedEntry.Category named) {
        Category category = new Category();
        category.setDomain(named.scheme());
        category.setValue(named.name());
        return category;
    }

    /** A length that is not known is written as 0; without a media type there can be none. */
    private static Optional<Enclosure> enclosure(FeedEntry.Image image) {
        return WebAddress.of(image.url())
                .filter(url -> !image.mediaType().isBlank())
                .map(url -> {
                    Enclosure enclosure = new Enclosure();
                    enclosure.setUrl(url);
                    enclosure.setType(image.mediaType());
                    enclosure.setLength(image.bytes());
                    return enclosure;
                });
    }

    private static List<Element> extensions(FeedEntry entry) {
        List<Element> elements = new ArrayList<>(Extensions.creators(entry));
        elements.addAll(Extensions.agency(entry));
        elements.addAll(Extensions.updated(entry));
        elements.addAll(Extensions.media(entry));
        Entries.related(entry)
                .forEach(piece -> elements.add(Extensions.link("related", "text/html", piece.url(), piece.headline())));
        return elements;
    }
}
