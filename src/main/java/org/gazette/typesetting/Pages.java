package org.gazette.typesetting;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Section;
import org.gazette.subscribers.Order;
import org.gazette.text.SiteAddress;

/** Sets web pages, from {@code templates/web/}. Each method may throw {@link TemplateFault}. Safe for many threads. */
public final class Pages {
    private final Templates templates;
    private final Wording wording;

    public Pages(Templates templates, Wording wording) {
        this.templates = templates;
        this.wording = wording;
    }

    public String front(PageWords.Front words) {
        return templates.set("web/front.ftlh", words);
    }

    public String section(PageWords.Section words) {
        return templates.set("web/section.ftlh", words);
    }

    public String tag(PageWords.Tag words) {
        return templates.set("web/tag.ftlh", words);
    }

    public String author(PageWords.Author words) {
        return templates.set("web/author.ftlh", words);
    }

    /** What stands in the place of a story that was taken back. */
    public String gone(PageWords.Gone words) {
        return templates.set("web/gone.ftlh", words);
    }

    public String story(PageWords.Story words) {
        return templates.set("web/story.ftlh", words);
    }

    public String newsletters(PageWords.Newsletters words) {
        return templates.set("web/newsletters.ftlh", words);
    }

    public String newsletter(PageWords.Newsletter words) {
        return templates.set("web/newsletter.ftlh", words);
    }

    public String feeds(PageWords.Feeds words) {
        return templates.set("web/feeds.ftlh", words);
    }

    /**
     * The page for an address at which there is nothing.
     *
     * @param feeds that it leads to
     */
    public String missing(List<PartWords.Feed> feeds) {
        return templates.set(
                "web/missing.ftlh", new PageWords.Missing(wording.masthead(List.of()), wording.plainHead("", feeds)));
    }

    /** A small SVG picture with the first letter of the paper's name. */
    public String favicon() {
        return templates.set("web/favicon.ftlh", new PageWords.Favicon(wording.masthead(List.of())));
    }

    /**
     * The question whether a newsletter shall come no more; its only button posts to {@code action}.
     *
     * @param preferences where the reader can choose something else
     */
    public String leave(String action, String preferences) {
        return templates.set(
                "web/leave.ftlh",
                new PageWords.Leave(
                        wording.masthead(List.of()), wording.plainHead("", List.of()), action, preferences));
    }

    /** The form on which newsletters are asked for. */
    public String subscribe(ReaderWords.Form form) {
        return templates.set("web/subscribe.ftlh", new ReaderWords(wording).subscribe(form));
    }

    /** A word of answer: {@code asked, confirmed, refused, expired, saved, stayed, link, moved, erased}. */
    public String said(String what) {
        return templates.set(
                "web/said.ftlh",
                new PageWords.Said(
                        wording.masthead(List.of()),
                        wording.plainHead("", List.of()),
                        what,
                        wording.address(SiteAddress.subscribe())));
    }

    /**
     * The question to the owner of an address.
     *
     * @param refusing whether it is «never again» that is asked
     * @param other where the other question stands
     */
    public String confirm(boolean refusing, List<Newsletter> newsletters, String action, String other) {
        return templates.set(
                "web/confirm.ftlh",
                new PageWords.Confirm(
                        wording.masthead(List.of()),
                        wording.plainHead("", List.of()),
                        refusing,
                        newsletters.stream().map(wording::title).toList(),
                        action,
                        other));
    }

    /** What a reader may choose. */
    public String preferences(String masked, String action, List<Order> orders) {
        return templates.set("web/preferences.ftlh", new ReaderWords(wording).preferences(masked, action, orders));
    }

    /**
     * What a reader may do with what is kept.
     *
     * @param fault {@code address}, or empty
     */
    public String kept(String address, String action, String fault) {
        return templates.set(
                "web/kept.ftlh",
                new PageWords.Kept(
                        wording.masthead(List.of()), wording.plainHead("", List.of()), address, action, fault));
    }

    /** The answer to who left. */
    public String left() {
        return templates.set(
                "web/left.ftlh", new PageWords.Left(wording.masthead(List.of()), wording.plainHead("", List.of())));
    }

    /** The mailbox on this machine. */
    public String inbox(List<PartWords.Mail> mails) {
        return templates.set(
                "web/inbox.ftlh",
                new PageWords.Inbox(wording.masthead(List.of()), wording.plainHead("", List.of()), mails));
    }

    /** The slugs of the sections that a reader may choose. */
    public Set<String> sections() {
        return wording.paper().sections().stream().map(Section::slug).collect(Collectors.toUnmodifiableSet());
    }

    /** What the pages depend on beside their words: it changes when a template of the newsroom does. */
    public String stamp() {
        return templates.stamp();
    }
}
