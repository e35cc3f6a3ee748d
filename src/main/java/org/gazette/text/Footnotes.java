package org.gazette.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Footnotes as kramdown and GitHub write them: {@code [^1]} in the text, and a paragraph {@code [^1]: its words}. The
 * notes are set at the end of the text, numbered in the order in which the text mentions them; those that it never
 * mentions follow.
 */
final class Footnotes {
    private static final Pattern NOTE = Pattern.compile("\\[\\^([^\\]\\s]+)\\]:[ \\t]*");
    private static final Pattern MARK = Pattern.compile("\\[\\^([^\\]\\s]+)\\]");

    private final Map<String, Paragraph> notes = new HashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> inOrder = new ArrayList<>();

    private Footnotes() {}

    /** Rearranges the tree. @return the ids of the items that the marks lead to */
    static Map<Node, String> set(Node document) {
        Footnotes footnotes = new Footnotes();
        footnotes.gather(document);
        if (footnotes.notes.isEmpty()) {
            return Map.of();
        }
        footnotes.mark(document);
        return footnotes.append(document);
    }

    private void gather(Node document) {
        Node next = document.getFirstChild();
        while (next != null) {
            Node block = next;
            next = block.getNext();
            if (block instanceof Paragraph paragraph) {
                take(paragraph);
            }
        }
    }

    /** Takes a paragraph of notes out of the text; each line that begins with a mark begins a note. */
    private void take(Paragraph paragraph) {
        if (!(paragraph.getFirstChild() instanceof Text first) || label(first).isEmpty()) {
            return;
        }
        paragraph.unlink();
        Paragraph note = new Paragraph();
        boolean lineBegins = true;
        for (Node child = paragraph.getFirstChild(); child != null; child = paragraph.getFirstChild()) {
            child.unlink();
            if (lineBegins && child instanceof Text text && !label(text).isEmpty()) {
                note = begin(text);
            }
            note.appendChild(child);
            lineBegins = child instanceof SoftLineBreak;
        }
    }

    private Paragraph begin(Text text) {
        Paragraph note = new Paragraph();
        String label = label(text);
        if (notes.putIfAbsent(label, note) == null) {
            inOrder.add(label);
        }
        text.setLiteral(NOTE.matcher(text.getLiteral()).replaceFirst(""));
        return note;
    }

    private static String label(Text text) {
        Matcher note = NOTE.matcher(text.getLiteral());
        return note.lookingAt() ? note.group(1) : "";
    }

    private void mark(Node document) {
        List<Text> texts = new ArrayList<>();
        AbstractVisitor gatherer = new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                texts.add(text);
            }
        };
        document.accept(gatherer);
        texts.forEach(this::mark);
    }

    private void mark(Text text) {
        Matcher mark = MARK.matcher(text.getLiteral());
        int from = 0;
        while (mark.find()) {
            if (notes.containsKey(mark.group(1))) {
                text.insertBefore(new Text(text.getLiteral().substring(from, mark.start())));
                text.insertBefore(reference(mark.group(1)));
                from = mark.end();
            }
        }
        if (from > 0) {
            text.setLiteral(text.getLiteral().substring(from));
        }
    }

    private HtmlInline reference(String label) {
        boolean first = !numbers.containsKey(label);
        int number = numbers.computeIfAbsent(label, unseen -> numbers.size() + 1);
        HtmlInline reference = new HtmlInline();
        String id = first ? " id=\"fnref-" + number + "\"" : "";
        reference.setLiteral("<sup" + id + "><a href=\"#fn-" + number + "\">" + number + "</a></sup>");
        return reference;
    }

    private Map<Node, String> append(Node document) {
        inOrder.forEach(label -> numbers.computeIfAbsent(label, unmentioned -> numbers.size() + 1));
        Map<Node, String> ids = new HashMap<>();
        OrderedList list = new OrderedList();
        list.setMarkerStartNumber(1);
        list.setTight(false);
        numbers.forEach((label, number) -> {
            HtmlInline back = new HtmlInline();
            back.setLiteral(" <a href=\"#fnref-" + number + "\">↩</a>");
            Paragraph note = notes.getOrDefault(label, new Paragraph());
            note.appendChild(back);
            ListItem item = new ListItem();
            item.appendChild(note);
            ids.put(item, "fn-" + number);
            list.appendChild(item);
        });
        document.appendChild(new ThematicBreak());
        document.appendChild(list);
        return ids;
    }
}
