package org.gazette.typesetting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gazette.stories.Byline;
import org.gazette.stories.Label;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;
import tools.jackson.databind.json.JsonMapper;

/** A story as a schema.org NewsArticle in JSON-LD, fit to stand in a script element. */
final class StorySchema {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StorySchema() {}

    static String of(Story story, Paper paper, SiteAddress site) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("@context", "https://schema.org");
        article.put("@type", "NewsArticle");
        article.put("mainEntityOfPage", site.of(story.address()));
        article.put("headline", story.headline());
        if (!story.copy().standfirst().isEmpty()) {
            article.put("description", story.copy().standfirst());
        }
        story.copy().picture().ifPresent(picture -> article.put("image", List.of(site.of(picture.url()))));
        article.put("datePublished", story.publishedAt().toString());
        article.put("dateModified", story.updatedAt().toString());
        article.put("inLanguage", story.copy().language());
        article.put("articleSection", story.section().name());
        article.put("wordCount", story.words());
        article.put("author", authors(story, paper, site));
        article.put("publisher", named("Organization", paper.name(), site.toString()));
        return MAPPER.writeValueAsString(article).replace("<", "\\u003c").replace("&", "\\u0026");
    }

    private static List<Map<String, String>> authors(Story story, Paper paper, SiteAddress site) {
        List<Byline> bylines = story.copy().bylines();
        if (!bylines.isEmpty()) {
            return bylines.stream()
                    .map(byline -> named("Person", byline.name(), page(byline, site)))
                    .toList();
        }
        String agency = story.copy().agency();
        return List.of(named("Organization", agency.isEmpty() ? paper.name() : agency, ""));
    }

    private static String page(Byline byline, SiteAddress site) {
        return site.of(SiteAddress.author(Label.of(byline).slug()));
    }

    /** @param url of its page; may be empty */
    private static Map<String, String> named(String type, String name, String url) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("@type", type);
        named.put("name", name);
        if (!url.isEmpty()) {
            named.put("url", url);
        }
        return named;
    }
}
