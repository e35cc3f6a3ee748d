package org.gazette.feeds;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Namespace;

/** The rules of RSS 2.0 and of the RSS Advisory Board's profile that our feeds keep. */
final class RssCheck {
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[\\w.+-]+");
    private static final Set<String> ADDRESSES = Set.of("link", "comments", "url");

    private final Faults faults;

    RssCheck(Faults faults) {
        this.faults = faults;
    }

    void check(XmlElement rss) {
        faults.unless(rss.localName().equals("rss") && "2.0".equals(rss.attribute("version")), "it is not RSS 2.0");
        List<XmlElement> channels = rss.children("channel", Namespace.NO_NAMESPACE);
        faults.unless(channels.size() == 1, "it has " + channels.size() + " channels instead of one");
        channels.stream().findFirst().ifPresent(this::channel);
    }

    private void channel(XmlElement channel) {
        XmlRules.once(channel, List.of("title", "link", "description"), Namespace.NO_NAMESPACE, faults);
        XmlRules.atMostOnce(channel, List.of("language", "lastBuildDate", "generator", "docs", "ttl"), faults);
        XmlRules.self(channel, Namespaces.ATOM_IN_RSS, faults);
        XmlRules.history(channel, Namespaces.ATOM_IN_RSS, faults);
        faults.unless(XmlRules.isInOrder(channel, "item"), "something stands behind or between the items");
        faults.unless(!channel.has("language", Namespaces.DC), "it has language and dc:language");
        faults.unless(!channel.has("date", Namespaces.DC), "it has dc:date beside lastBuildDate");
        for (XmlElement child : channel.children()) {
            if (!child.localName().equals("item") && !XmlRules.isTombstone(child)) {
                part(child);
            }
        }
        channel.children("item", Namespace.NO_NAMESPACE).forEach(this::item);
        channel.children("deleted-entry", Namespaces.TOMBSTONES).forEach(one -> XmlRules.tombstone(one, faults));
    }

    private void item(XmlElement item) {
        faults.enter(item.childText("guid", Namespace.NO_NAMESPACE));
        XmlRules.once(item, List.of("title", "link", "guid", "pubDate"), Namespace.NO_NAMESPACE, faults);
        XmlRules.atMostOnce(item, List.of("description", "enclosure", "source", "author", "comments"), faults);
        faults.text("description", item.childText("description", Namespace.NO_NAMESPACE));
        faults.unless(descriptionFirst(item), "content:encoded stands before description");
        faults.unless(!item.has("date", Namespaces.DC), "it has pubDate and dc:date");
        faults.unless(
                !item.has("author", Namespace.NO_NAMESPACE) || !item.has("creator", Namespaces.DC),
                "it has author and dc:creator");
        item.children().forEach(this::part);
    }

    private void part(XmlElement part) {
        String name = part.name();
        switch (name) {
            case "pubDate", "lastBuildDate" -> faults.rssDate(name, part.text());
            case "atom:updated" -> faults.date(name, part.text());
            case "guid" -> guid(part);
            case "enclosure" -> enclosure(part);
            case "ttl", "sy:updateFrequency" ->
                faults.unless(COUNT.matcher(part.text()).matches(), name + " «" + part.text() + "» is no number");
            case "width", "height" ->
                faults.unless(
                        COUNT.matcher(part.text()).matches(), name + " «" + part.text() + "» is no size in pixels");
            case "description", "content:encoded" -> HtmlCheck.check(name, part.text(), faults);
            default ->
                faults.unless(
                        !ADDRESSES.contains(name) || WebAddress.isFit(part.text()),
                        name + " «" + part.text() + "» is not an absolute address");
        }
        if (name.equals("image")) {
            part.children().forEach(this::part);
        }
        XmlRules.attributesAndLetters(part, faults);
    }

    private void guid(XmlElement guid) {
        faults.unless(
                "false".equals(guid.attribute("isPermaLink")) || WebAddress.isFit(guid.text()),
                "guid is no address and does not say isPermaLink=\"false\"");
    }

    private void enclosure(XmlElement enclosure) {
        String length = enclosure.attribute("length", "");
        String type = enclosure.attribute("type", "");
        faults.unless(length.matches("\\d+"), "enclosure length «" + length + "» is no number of bytes");
        faults.unless(MEDIA_TYPE.matcher(type).matches(), "enclosure type «" + type + "» is no media type");
    }

    private static boolean descriptionFirst(XmlElement item) {
        for (XmlElement child : item.children()) {
            if (child.is("encoded", Namespaces.CONTENT)) {
                return !item.has("description", Namespace.NO_NAMESPACE);
            }
            if (child.is("description", Namespace.NO_NAMESPACE)) {
                return true;
            }
        }
        return true;
    }
}
