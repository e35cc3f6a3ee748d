package org.gazette.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Moves the rules of a document's style elements into its style attributes, since many mail clients read only these.
 * What an attribute cannot say, rules in {@code @media} and those with pseudo-classes, stays in one style element in the
 * head; there it needs {@code !important} to win. The same document gives the same result.
 */
public final class StyleInliner {
    private StyleInliner() {}

    /**
     * @return the whole document; its texts, attributes and comments as they were
     * @throws IllegalArgumentException naming line and column, when a style sheet is broken
     */
    public static String inline(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        StyleSheet sheet = StyleSheet.of(takeStyles(page));
        cascade(page, sheet).forEach(StyleInliner::dress);
        if (!sheet.rest().isEmpty()) {
            page.head().appendElement("style").text(sheet.rest());
        }
        return page.outerHtml();
    }

    private static String takeStyles(Document page) {
        StringBuilder css = new StringBuilder();
        for (Element style : page.select("style")) {
            css.append(style.data()).append('\n');
            style.remove();
        }
        return css.toString();
    }

    /** What applies to each element, in the order of the document's rules. */
    private static Map<Element, List<Weighed>> cascade(Document page, StyleSheet sheet) {
        Map<Element, List<Weighed>> layers = new LinkedHashMap<>();
        for (StyleSheet.Rule rule : sheet.rules()) {
            for (Element element : page.select(rule.selector())) {
                List<Weighed> layer = layers.computeIfAbsent(element, StyleInliner::own);
                rule.declarations().forEach(one -> layer.add(Weighed.of(one, rule.specificity(), layer.size())));
            }
        }
        return layers;
    }

    private static List<Weighed> own(Element element) {
        List<Weighed> layer = new ArrayList<>();
        for (StyleSheet.Declaration one : StyleSheet.declarations(element.attr("style"))) {
            layer.add(new Weighed(one, one.important() ? 3 : 1, 0, layer.size()));
        }
        return layer;
    }

    private static void dress(Element element, List<Weighed> layer) {
        Map<String, String> style = new LinkedHashMap<>();
        for (Weighed one : layer.stream().sorted(Weighed.WEAKEST_FIRST).toList()) {
            style.remove(one.declaration().property());
            style.put(one.declaration().property(), one.value());
        }
        StringBuilder attribute = new StringBuilder();
        style.forEach((property, value) ->
                attribute.append(attribute.isEmpty() ? "" : ";").append(property + ":" + value));
        element.attr("style", attribute.toString());
    }

    /**
     * A declaration with its weight (CSS Cascading 4 §6.1).
     *
     * @param rank 0 a rule, 1 the attribute, 2 an important rule, 3 important in the attribute
     */
    private record Weighed(StyleSheet.Declaration declaration, int rank, int specificity, int order) {
        static final Comparator<Weighed> WEAKEST_FIRST = Comparator.comparingInt(Weighed::rank)
                .thenComparingInt(Weighed::specificity)
                .thenComparingInt(Weighed::order);

        static Weighed of(StyleSheet.Declaration declaration, int specificity, int order) {
            return new Weighed(declaration, declaration.important() ? 2 : 0, specificity, order);
        }

        /** Only what was important in the attribute must stay so: against rules that stay in the head. */
        String value() {
            return declaration.value() + (rank == 3 ? " !important" : "");
        }
    }
}
