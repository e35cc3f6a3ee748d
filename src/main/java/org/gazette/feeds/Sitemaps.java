package org.gazette.feeds;

import java.time.Instant;
import java.util.List;

/**
 * Writes sitemaps and their indexes (https://www.sitemaps.org/protocol.php), and the News sitemap of Google
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). Dates are whole seconds of UTC;
 * what is too much for one file is refused, since a cut list would hide stories.
 */
public final class Sitemaps {
    /** Addresses in a file, and files in an index. */
    public static final int MOST = 50_000;
    /** Stories in a News sitemap. */
    public static final int MOST_NEWS = 1_000;

    static final int LARGEST = 52_428_800;

    private static final int LONGEST_ADDRESS = 2_047;
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private Sitemaps() {}

    /**
     * A page, or a file of pages.
     *
     * @param address absolute
     * @param changed when it changed last, {@link Instant#EPOCH} for unknown
     */
    public record Place(String address, Instant changed) {}

    /**
     * A story of the last two days.
     *
     * @param address absolute
     * @param headline as its page has it
     * @param language BCP 47
     * @param published for the first time
     */
    public record NewsPlace(String address, String headline, String language, Instant published) {}

    /** Pages. */
    public static byte[] urlset(List<Place> places) {
        return places("urlset", "url", places);
    }

    /** Files of pages. */
    public static byte[] index(List<Place> files) {
        return places("sitemapindex", "sitemap", files);
    }

    /** @param publication the paper's name, as its pages have it */
    public static byte[] news(String publication, List<NewsPlace> stories) {
        few(stories.size(), MOST_NEWS);
        XmlText xml = begin("urlset").attribute("xmlns:news", NEWS).raw(">");
        for (NewsPlace story : stories) {
            xml.raw("\n<url><loc>").text(address(story.address())).raw("</loc><news:news><news:publication>");
            news("name", publication, xml);
            news("language", newsLanguage(story.language()), xml);
            xml.raw("</news:publication>");
            news("publication_date", date(story.published()), xml);
            news("title", story.headline(), xml);
            xml.raw("</news:news></url>");
        }
        return end("urlset", xml);
    }

    private static byte[] places(String root, String element, List<Place> places) {
        few(places.size(), MOST);
        XmlText xml = begin(root).raw(">");
        for (Place place : places) {
            xml.raw("\n<").raw(element).raw("><loc>").text(address(place.address()));
            if (place.changed().isAfter(Instant.EPOCH)) {
                xml.raw("</loc><lastmod>").raw(date(place.changed())).raw("</lastmod></");
            } else {
                xml.raw("</loc></");
            }
            xml.raw(element).raw(">");
        }
        return end(root, xml);
    }

    private static XmlText begin(String root) {
        return new XmlText(List.of())
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .raw(root)
                .attribute("xmlns", SITEMAP);
    }

    private static byte[] end(String root, XmlText xml) {
        return small(xml.raw("\n</").raw(root).raw(">\n").bytes());
    }

    private static void few(int places, int most) {
        if (places > most) {
            throw new IllegalArgumentException(
                    places + " places are too many for one sitemap: write an index of files with " + most + " each");
        }
    }

    private static byte[] small(byte[] sitemap) {
        if (sitemap.length > LARGEST) {
            throw new IllegalArgumentException("a sitemap of " + sitemap.length + " bytes is too large: the limit is "
                    + LARGEST + "; put fewer places in a file");
        }
        return sitemap;
    }

    private static void news(String element, String text, XmlText xml) {
        Letters.check(text);
        xml.raw("<news:")
                .raw(element)
                .raw(">")
                .text(text)
                .raw("</news:")
                .raw(element)
                .raw(">");
    }

    private static String address(String address) {
        return WebAddress.of(address)
                .filter(fit -> fit.length() <= LONGEST_ADDRESS)
                .orElseThrow(() -> new IllegalArgumentException(
                        "«" + address + "» cannot stand in a sitemap: it is not absolute, or too long"));
    }

    private static String date(Instant moment) {
        return FeedWriter.second(moment).toString();
    }

    /** ISO 639, and the two kinds of Chinese that Google tells apart. */
    static String newsLanguage(String tag) {
        java.util.Locale locale = java.util.Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        boolean traditional =
                locale.getScript().equals("Hant") || List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }
}
