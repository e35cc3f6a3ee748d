package org.gazette.text;

import java.util.HashMap;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** An id for each heading of a text, made from its words; a second heading of the same words gets a number. */
final class HeadingIds extends AbstractVisitor {
    private final Map<Node, String> ids = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private HeadingIds() {}

    static Map<Node, String> of(Node document) {
        HeadingIds ids = new HeadingIds();
        document.accept(ids);
        return ids.ids;
    }

    @Override
    public void visit(Heading heading) {
        String slug = Slug.ofOr(words(heading), "h");
        int times = seen.merge(slug, 1, Integer::sum);
        ids.put(heading, times == 1 ? slug : slug + "-" + (times - 1));
    }

    private static String words(Heading heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}
