package org.gazette.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One item of a WordPress export or RSS file as it stands there: the text of each element in it, by name. */
final class ExportedPost {
    private final int line;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final Map<String, String> meta = new HashMap<>();
    private String metaKey = "";

    /** @param line where the item begins */
    ExportedPost(int line) {
        this.line = line;
    }

    /** A category, tag or format; {@code domain} says which. */
    record Term(String domain, String name) {}

    int line() {
        return line;
    }

    void put(String element, String domain, String text) {
        switch (element) {
            case "category" -> terms.add(new Term(domain, text.strip()));
            case "wp:meta_key" -> metaKey = text.strip();
            case "wp:meta_value" -> meta.putIfAbsent(metaKey, text.strip());
            default -> texts.putIfAbsent(element, text);
        }
    }

    /** The text of the first of these elements that has one that is not blank; else empty. */
    String text(String... elements) {
        for (String element : elements) {
            String text = texts.getOrDefault(element, "").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    String meta(String key) {
        return meta.getOrDefault(key, "");
    }

    List<Term> terms() {
        return terms;
    }

    boolean isAttachment() {
        return text("wp:post_type").equals("attachment");
    }

    /** A post; in plain RSS, which has no types, every item is one. */
    boolean isPost() {
        String type = text("wp:post_type");
        return type.isEmpty() || type.equals("post");
    }

    boolean isPublished() {
        String status = text("wp:status");
        return status.isEmpty() || status.equals("publish");
    }
}
