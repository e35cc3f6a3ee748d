package org.gazette.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * HTML that is safe to show at one target: only allowed elements, attributes and address schemes (http, https, mailto)
 * are left, and it is well nested, so that every parser reads the same tree. Every address is absolute; those that
 * begin with a slash belong to the site. Frames and the like become links; pictures of one pixel, which only count
 * readers, are left out. A body's headings begin at h2, since the headline is the page's h1.
 *
 * <p>Cleaning cleaned HTML for the same target and site changes nothing. It is not indented, and only what must be
 * written as an entity is.
 */
public final class SafeHtml {
    /** Taking an element away can leave a nesting that parsers mend; the mended tree is cleaned again, this often. */
    private static final int ROUNDS = 8;

    private final String html;

    private SafeHtml(String html) {
        this.html = html;
    }

    /** For the public site: with pictures in several sizes, sound and film, and links within the text. */
    public static SafeHtml forWeb(String untrusted, SiteAddress site) {
        return clean(untrusted, site, AllowList.WEB);
    }

    /** For feeds: what the W3C Feed Validator accepts without a warning; no ids, no styles, one size of each picture. */
    public static SafeHtml forFeed(String untrusted, SiteAddress site) {
        return clean(untrusted, site, AllowList.FEED);
    }

    /** For mail clients: text, tables and pictures; sound and film become links. */
    public static SafeHtml forMail(String untrusted, SiteAddress site) {
        return clean(untrusted, site, AllowList.MAIL);
    }

    /** Its first blocks, so many bytes of UTF-8 at most; empty when the first is longer. */
    public String beginning(int bytes) {
        return Beginning.of(html, bytes);
    }

    public String html() {
        return html;
    }

    /** Its words alone, blocks apart by line ends. */
    public String plain() {
        return Words.ofHtml(html);
    }

    @Override
    public String toString() {
        return html;
    }

    private static SafeHtml clean(String untrusted, SiteAddress site, AllowList allowed) {
        if (PlainMarkup.is(untrusted, !allowed.hasIds())) {
            return new SafeHtml(untrusted);
        }
        return mended(untrusted, site, allowed);
    }

    /** Cleaned the long way, whatever it is. */
    static SafeHtml mended(String untrusted, SiteAddress site, AllowList allowed) {
        Addresses addresses = new Addresses(site::resolve);
        Element tree = tree(untrusted, addresses, allowed);
        String html = HtmlText.inside(tree, untrusted.length());
        if (!allowed.hasIds() && new Settled(new Attributes(allowed, addresses, Ids.NONE)).holds(tree)) {
            return new SafeHtml(html);
        }
        for (int round = 0; round < ROUNDS; round++) {
            String again = HtmlText.inside(tree(html, addresses, allowed), html.length());
            if (again.equals(html)) {
                return new SafeHtml(html);
            }
            html = again;
        }
        String words = Words.ofHtml(html);
        return new SafeHtml("<p>" + Entities.escape(words).replace("\n", "</p><p>") + "</p>");
    }

    private static Element tree(String html, Addresses addresses, AllowList allowed) {
        Element dirty = Jsoup.parseBodyFragment(html).body();
        Element clean = new Element("body");
        Ids ids = allowed.hasIds() ? new Ids(dirty) : Ids.NONE;
        new Cleaning(allowed, addresses, ids).copyChildren(dirty, clean);
        return clean;
    }
}
