package org.gazette.feeds;

/** Plain text as HTML. */
final class Markup {
    private Markup() {}

    /** Text that stands in HTML, in an attribute too, as it is. */
    static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
