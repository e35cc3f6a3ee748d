package org.gazette.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Copies the attributes that an element may keep, each only with a value that is harmless and makes sense. */
final class Attributes {
    private static final Pattern NOTHING = Pattern.compile("(?!)()");
    private static final Pattern PIXELS = Pattern.compile("(\\d{1,5})(?:px)?");
    private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,2})");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,6})");
    private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)");

    /** The values that an attribute may have; one that is not named here may have none. */
    private static final Map<String, Pattern> VALUES = Map.ofEntries(
            Map.entry("width", PIXELS),
            Map.entry("height", PIXELS),
            Map.entry("colspan", SPAN),
            Map.entry("rowspan", SPAN),
            Map.entry("span", SPAN),
            Map.entry("start", NUMBER),
            Map.entry("value", NUMBER),
            Map.entry("lang", LANGUAGE),
            Map.entry("srclang", LANGUAGE),
            Map.entry("datetime", Pattern.compile("([0-9TZPWHMSD:+. -]{4,40})")),
            Map.entry("dir", Pattern.compile("(?i)(ltr|rtl|auto)")),
            Map.entry("scope", Pattern.compile("(?i)(row|col|rowgroup|colgroup)")),
            Map.entry("kind", Pattern.compile("(?i)(subtitles|captions|descriptions|chapters|metadata)")),
            Map.entry("type", Pattern.compile("([1aAiI]|(?:image|audio|video)/[a-zA-Z0-9.+-]+)")),
            Map.entry("class", Pattern.compile("(?s)(?:.*\\s)?(language-[a-zA-Z0-9+#-]+)(?:\\s.*)?")),
            Map.entry("sizes", Pattern.compile("([-a-zA-Z0-9 (),.:]+)")),
            Map.entry("media", Pattern.compile("([-a-zA-Z0-9 (),.:<>=]+)")));

    private final AllowList allowed;
    private final Addresses addresses;
    private final Ids ids;

    Attributes(AllowList allowed, Addresses addresses, Ids ids) {
        this.allowed = allowed;
        this.addresses = addresses;
        this.ids = ids;
    }

    /** @return false when the element is nothing without an attribute that it lacks: a link or picture with no address */
    boolean copy(Element from, Element to) {
        String name = to.normalName();
        if (name.equals("img") && isTrackingPixel(from)) {
            return false;
        }
        if (allowed.mayHaveId(name)) {
            ids.kept(from, name).ifPresent(id -> to.attr("id", id));
        }
        for (String attribute : allowed.attributes(name)) {
            value(from, name, attribute).ifPresent(value -> to.attr(attribute, value));
        }
        value(from, name, "lang").ifPresent(value -> to.attr("lang", value));
        value(from, name, "dir").ifPresent(value -> to.attr("dir", value));
        return switch (name) {
            case "a" -> link(to);
            case "img" -> picture(to);
            case "source" -> to.hasAttr("src") || to.hasAttr("srcset");
            case "track" -> to.hasAttr("src");
            case "span" -> to.attributesSize() > 0;
            case "video", "audio" -> film(from, to);
            default -> true;
        };
    }

    /** Marks a link that leads away from the site, where that is of use. */
    Element external(Element link) {
        if (allowed.attributes("a").contains("rel") && !isOurs(link.attr("href"))) {
            link.attr("rel", (link.attr("rel") + " noopener").strip());
        }
        return link;
    }

    private boolean isOurs(String address) {
        return address.startsWith("#")
                || address.startsWith("mailto:")
                || addresses.resolve("/").map(address::startsWith).orElse(false);
    }

    private boolean link(Element link) {
        if (link.hasAttr("href")) {
            external(link);
        }
        return link.hasAttr("href") || link.hasAttr("id");
    }

    private boolean picture(Element picture) {
        if (picture.hasAttr("src")) {
            picture.attr("alt", picture.attr("alt"));
            if (allowed.attributes("img").contains("loading")) {
                picture.attr("loading", "lazy");
            }
        }
        return picture.hasAttr("src");
    }

    private static boolean film(Element from, Element film) {
        film.attr("controls", true);
        film.attr("preload", "none");
        return film.hasAttr("src") || from.selectFirst("source[src]") != null;
    }

    private static boolean isTrackingPixel(Element picture) {
        return picture.attr("width").strip().matches("[01](px)?")
                || picture.attr("height").strip().matches("[01](px)?");
    }

    private Optional<String> value(Element from, String element, String attribute) {
        if (!from.hasAttr(attribute) && !element.equals("img")) {
            return Optional.empty();
        }
        String raw = Words.legal(from.attr(attribute)).strip();
        return switch (attribute) {
            case "href" -> href(raw);
            case "src" -> element.equals("img") ? pictureAddress(from) : addresses.resolveWeb(raw);
            case "cite", "poster" -> addresses.resolveWeb(raw);
            case "srcset" -> some(SourceSet.mapped(raw, addresses::resolveWeb));
            case "rel" -> some(paid(raw));
            case "alt", "title", "label" -> some(Words.line(raw));
            case "open", "reversed" -> from.hasAttr(attribute) ? Optional.of("") : Optional.empty();
            default -> matching(raw, attribute);
        };
    }

    /** What a newsroom must say of a link that was paid for, or that a reader placed. */
    private static String paid(String rel) {
        return String.join(
                " ",
                Arrays.stream(rel.split("\\s+", -1))
                        .filter(word -> word.matches("nofollow|sponsored|ugc"))
                        .sorted()
                        .distinct()
                        .toList());
    }

    private Optional<String> href(String raw) {
        if (raw.startsWith("#")) {
            return allowed.hasIds() ? ids.target(raw.substring(1)) : Optional.empty();
        }
        return addresses.resolve(raw);
    }

    /** A picture that a script was to load later still has its address, in another attribute. */
    private Optional<String> pictureAddress(Element picture) {
        return Stream.of(
                        picture.attr("src"),
                        picture.attr("data-src"),
                        picture.attr("data-lazy-src"),
                        SourceSet.first(picture.attr("srcset")))
                .filter(address -> !address.isBlank())
                .flatMap(address -> addresses.resolveWeb(address).stream())
                .findFirst();
    }

    private static Optional<String> matching(String raw, String attribute) {
        Matcher match = VALUES.getOrDefault(attribute, NOTHING).matcher(raw);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static Optional<String> some(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
