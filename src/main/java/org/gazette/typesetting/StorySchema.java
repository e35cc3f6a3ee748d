package org.gazette.typesetting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gazette.stories.Byline;
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
        article.put("author", authors(story, paper));
        article.put("publisher", organization(paper.name(), site.toString()));
        return MAPPER.writeValueAsString(article).replace("<", "\\u003c").replace("&", "\\u0026");
    }

    private static List<Map<String, String>> authors(Story story, Paper paper) {
        List<Byline> bylines = story.copy().bylines();
        if (!bylines.isEmpty()) {
            return bylines.stream()
                    .map(byline -> Map.of("name", byline.name()))
                    .map(name -> typed("Person", name))
                    .toList();
        }
        String agency = story.copy().agency();
        return List.of(typed("Organization", Map.of("name", agency.isEmpty() ? paper.name() : agency)));
    }

    private static Map<String, String> organization(String name, String url) {
        Map<String, String> organization = typed("Organization", Map.of("name", name));
        organization.put("url", url);
        return organization;
    }

    private static Map<String, String> typed(String type, Map<String, String> rest) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("@type", type);
        typed.putAll(rest);
        return typed;
    }
}
