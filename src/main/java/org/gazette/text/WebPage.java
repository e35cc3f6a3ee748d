package org.gazette.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A whole HTML page, taken apart.
 *
 * @param title of the page, one line; may be empty
 * @param language as {@code html lang} says; may be empty
 * @param named what its {@code meta} elements say, by name or property in lower case, the first of each
 * @param body the HTML of its article where it has just one, else of its body
 */
public record WebPage(String title, String language, Map<String, String> named, String body) {
    public static WebPage read(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        Map<String, String> named = new LinkedHashMap<>();
        for (Element meta : page.select("meta[content]")) {
            String name = meta.hasAttr("name") ? meta.attr("name") : meta.attr("property");
            named.putIfAbsent(name.toLowerCase(Locale.ROOT), meta.attr("content"));
        }
        Element article = page.select("article").size() == 1 ? page.selectFirst("article") : null;
        String body = (article == null ? page.body() : article).html();
        return new WebPage(Words.line(page.title()), page.select("html").attr("lang"), named, body);
    }
}
