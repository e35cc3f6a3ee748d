package org.gazette.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gazette.text.WebPage;

/** An HTML file without front matter: its head says what front matter would. */
final class HtmlFile {
    private static final Map<String, String> KEYS = Map.of(
            "date", "date",
            "article:published_time", "date",
            "dc.date", "date",
            "description", "description",
            "author", "author",
            "og:image", "image",
            "og:image:alt", "image_alt",
            "article:section", "section",
            "keywords", "tags");

    private HtmlFile() {}

    static FrontMatter.Sheet read(String html) {
        WebPage page = WebPage.read(html);
        Map<String, FrontMatter.Field> fields = new HashMap<>();
        page.named().forEach((name, value) -> {
            if (KEYS.containsKey(name)) {
                fields.putIfAbsent(KEYS.getOrDefault(name, ""), FrontMatter.Field.of(value));
            }
        });
        fields.put("title", FrontMatter.Field.of(page.title()));
        fields.put("language", FrontMatter.Field.of(page.language()));
        return new FrontMatter.Sheet(new FrontMatter(fields), page.body(), 1, List.of());
    }
}
