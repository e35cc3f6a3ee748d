package org.gazette.intake;

import java.util.HashSet;
import java.util.Set;

/** The keys that a story file's front matter may use; each list from the clearest name to the kindest guess. */
final class StoryKeys {
    static final String[] HEADLINE = {"title", "headline"};
    static final String[] STANDFIRST = {"standfirst", "description", "excerpt", "summary"};
    static final String[] DATE = {"date", "published_at", "pubdate", "published"};
    static final String[] BYLINES = {"authors", "author", "bylines", "byline"};
    static final String[] SECTIONS = {"sections", "section", "categories", "category"};
    static final String[] TAGS = {"tags", "tag", "keywords"};
    static final String[] PICTURE = {"image", "picture", "images", "feature_image"};
    static final String[] PICTURE_ALT = {"image_alt", "picture_alt"};
    static final String[] PICTURE_CREDIT = {"image_credit", "picture_credit"};
    static final String[] PICTURE_CAPTION = {"image_caption", "image_figcaption", "picture_caption"};
    static final String[] ATTRIBUTION = {"attribution"};
    static final String[] AGENCY = {"agency", "credit"};
    static final String[] LANGUAGE = {"language", "lang"};
    static final String[] ALSO_READ = {"also_read", "alsoread"};
    static final String[] ID = {"id", "guid"};
    static final String[] SLUG = {"slug", "permalink"};
    static final String[] REVISION = {"revision"};
    static final String[] NOTE = {"note"};
    static final String[] DRAFT = {"draft"};

    private static final Set<String> KNOWN = known();

    private StoryKeys() {}

    static boolean isKnown(String key) {
        return KNOWN.contains(key);
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (String[] keys : new String[][] {
            HEADLINE,
            STANDFIRST,
            DATE,
            BYLINES,
            SECTIONS,
            TAGS,
            PICTURE,
            PICTURE_ALT,
            PICTURE_CREDIT,
            PICTURE_CAPTION,
            ATTRIBUTION,
            AGENCY,
            LANGUAGE,
            ALSO_READ,
            ID,
            SLUG,
            REVISION,
            NOTE,
            DRAFT
        }) {
            known.addAll(Set.of(keys));
        }
        return known;
    }
}
