package org.gazette.feeds;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;
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

    void check(Element rss) {
        faults.unless(
                rss.getName().equals("rss") && "2.0".equals(rss.getAttributeValue("version")), "it is not RSS 2.0");
        List<Element> channels = rss.getChildren("channel");
        faults.unless(channels.size() == 1, "it has " + channels.size() + " channels instead of one");
        channels.stream().findFirst().ifPresent(this::channel);
    }

    private void channel(Element channel) {
        XmlRules.once(channel, List.of("title", "link", "description"), Namespace.NO_NAMESPACE, faults);
        XmlRules.atMostOnce(channel, List.of("language", "lastBuildDate", "generator", "docs", "ttl"), faults);
        XmlRules.self(channel, Namespaces.ATOM_IN_RSS, faults);
        XmlRules.history(channel, Namespaces.ATOM_IN_RSS, faults);
        faults.unless(XmlRules.isInOrder(channel, "item"), "something stands behind or between the items");
        faults.unless(channel.getChild("language", Namespaces.DC) == null, "it has language and dc:language");
        faults.unless(channel.getChild("date", Namespaces.DC) == null, "it has dc:date beside lastBuildDate");
        for (Element child : channel.getChildren()) {
            if (!child.getName().equals("item") && !XmlRules.isTombstone(child)) {
                part(child);
            }
        }
        channel.getChildren("item").forEach(this::item);
        channel.getChildren("deleted-entry", Namespaces.TOMBSTONES).forEach(one -> XmlRules.tombstone(one, faults));
    }

    private void item(Element item) {
        faults.enter(item.getChildText("guid") == null ? "" : item.getChildText("guid"));
        XmlRules.once(item, List.of("title", "link", "guid", "pubDate"), Namespace.NO_NAMESPACE, faults);
        XmlRules.atMostOnce(item, List.of("description", "enclosure", "source", "author", "comments"), faults);
        faults.text("description", item.getChildText("description") == null ? "" : item.getChildText("description"));
        faults.unless(descriptionFirst(item), "content:encoded stands before description");
        faults.unless(item.getChild("date", Namespaces.DC) == null, "it has pubDate and dc:date");
        faults.unless(
                item.getChild("author") == null || item.getChild("creator", Namespaces.DC) == null,
                "it has author and dc:creator");
        item.getChildren().forEach(this::part);
    }

    private void part(Element part) {
        String name = part.getQualifiedName();
        switch (name) {
            case "pubDate", "lastBuildDate" -> faults.rssDate(name, part.getText());
            case "atom:updated" -> faults.date(name, part.getText());
            case "guid" -> guid(part);
            case "enclosure" -> enclosure(part);
            case "ttl", "sy:updateFrequency" ->
                faults.unless(COUNT.matcher(part.getText()).matches(), name + " «" + part.getText() + "» is no number");
            case "width", "height" ->
                faults.unless(
                        COUNT.matcher(part.getText()).matches(),
                        name + " «" + part.getText() + "» is no size in pixels");
            case "description", "content:encoded" -> HtmlCheck.check(name, part.getText(), faults);
            default ->
                faults.unless(
                        !ADDRESSES.contains(name) || WebAddress.isFit(part.getText()),
                        name + " «" + part.getText() + "» is not an absolute address");
        }
        if (name.equals("image")) {
            part.getChildren().forEach(this::part);
        }
        XmlRules.attributesAndLetters(part, faults);
    }

    private void guid(Element guid) {
        faults.unless(
                "false".equals(guid.getAttributeValue("isPermaLink")) || WebAddress.isFit(guid.getText()),
                "guid is no address and does not say isPermaLink=\"false\"");
    }

    private void enclosure(Element enclosure) {
        String length = enclosure.getAttributeValue("length", "");
        String type = enclosure.getAttributeValue("type", "");
        faults.unless(length.matches("\\d+"), "enclosure length «" + length + "» is no number of bytes");
        faults.unless(MEDIA_TYPE.matcher(type).matches(), "enclosure type «" + type + "» is no media type");
    }

    private static boolean descriptionFirst(Element item) {
        Element description = item.getChild("description");
        Element content = item.getChild("encoded", Namespaces.CONTENT);
        return description == null || content == null || item.indexOf(description) < item.indexOf(content);
    }
}
