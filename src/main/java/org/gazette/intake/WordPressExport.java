package org.gazette.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.stories.Draft;
import org.gazette.stories.Picture;
import org.gazette.text.SourceAddress;
import org.gazette.text.Words;

/**
 * A WordPress export (WXR), or an RSS 2.0 file, which is the same without {@code wp:}. Posts that are published there
 * become drafts; what is not published, and pages, are noted and not read.
 */
final class WordPressExport {
    private final String file;
    private final Source source;
    private final SourceAddress address;
    private final InTray tray;
    private final Map<String, ExportedPost> attachments = new HashMap<>();
    private Map<String, String> authors = Map.of();
    private String language = "";

    WordPressExport(String file, Source source, SourceAddress address, InTray tray) {
        this.file = file;
        this.source = source;
        this.address = address;
        this.tray = tray;
    }

    void read(String xml) throws Unreadable {
        ExportReader export = ExportReader.read(xml);
        authors = export.authors;
        language = export.language;
        List<ExportedPost> posts = new ArrayList<>();
        for (ExportedPost item : export.items) {
            if (item.isAttachment()) {
                attachments.put(item.text("wp:post_id"), item);
            } else if (item.isPost() && item.isPublished()) {
                posts.add(item);
            } else {
                passOver(item);
            }
        }
        posts.forEach(this::take);
    }

    private void passOver(ExportedPost item) {
        String kind = item.isPost() ? item.text("wp:status") : item.text("wp:post_type");
        String title = Words.shorten(Words.line(item.text("title")), 60);
        String text = "«" + title + "» is a " + kind + " and was not read";
        tray.note(new Note(file, item.line(), Note.Kind.NOT_PUBLISHED, 1, text));
    }

    private void take(ExportedPost post) {
        String id = post.text("guid", "link");
        String origin = id.isEmpty() ? file + "#" + post.line() : id;
        try {
            Draft draft = new Draft(origin)
                    .headline(Prose.plain(post.text("title")))
                    .published(date(post))
                    .standfirst(standfirst(post))
                    .body(body(post))
                    .language(language)
                    .byline(byline(post));
            if (!id.isEmpty()) {
                draft.id(id);
            }
            slug(post).ifPresent(draft::slug);
            labels(post, draft);
            picture(post).ifPresent(draft::picture);
            tray.put(draft, file, post.line());
        } catch (Unreadable fault) {
            tray.refuse(origin, file, fault);
        }
    }

    private Instant date(ExportedPost post) throws Unreadable {
        String utc = post.text("wp:post_date_gmt");
        String local = post.text("wp:post_date", "pubDate", "dc:date");
        try {
            if (!utc.isEmpty() && !utc.startsWith("0000")) {
                return Dates.read(utc + " UTC", source.zone());
            }
            if (!local.isEmpty()) {
                return Dates.read(local, source.zone());
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable(post.line(), String.valueOf(e.getMessage()));
        }
        throw new Unreadable(post.line(), "the item has no wp:post_date and no pubDate: add one");
    }

    private String body(ExportedPost post) throws Unreadable {
        String html = Shortcodes.rendered(
                post.text("content:encoded", "description"),
                text -> tray.note(new Note(file, post.line(), Note.Kind.SHORTCODE_DROPPED, 1, text)));
        if (html.isBlank()) {
            throw new Unreadable(post.line(), "the item has no text: it needs content:encoded or description");
        }
        SourceAddress.Absolute absolute = address.html(Paragraphs.set(html));
        if (absolute.changed() > 0) {
            tray.note(new Note(
                    file,
                    post.line(),
                    Note.Kind.ADDRESS_MADE_ABSOLUTE,
                    absolute.changed(),
                    absolute.changed() + " relative addresses made absolute against " + address));
        }
        return absolute.html();
    }

    /** The excerpt, where it is one of its own: WordPress fills the description with the beginning of the text. */
    private static String standfirst(ExportedPost post) {
        String excerpt = Prose.plain(post.text("excerpt:encoded"));
        String body = Words.ofHtml(post.text("content:encoded"));
        return Prose.begins(body, excerpt) ? "" : excerpt;
    }

    private String byline(ExportedPost post) {
        String login = post.text("dc:creator");
        return Prose.plain(authors.getOrDefault(login, login));
    }

    private static Optional<String> slug(ExportedPost post) {
        String name = post.text("wp:post_name");
        if (!name.isEmpty()) {
            return Optional.of(name);
        }
        String link = post.text("link").replaceFirst("[?#].*$", "").replaceFirst("^[a-z]+://[^/]*", "");
        String last = link.replaceFirst("(\\.html?)?/*$", "").replaceFirst("^.*/", "");
        return last.isEmpty() ? Optional.empty() : Optional.of(last);
    }

    /** Categories are sections; terms of no domain cannot be told apart and are tags. */
    private static void labels(ExportedPost post, Draft draft) {
        for (ExportedPost.Term term : post.terms()) {
            String name = Prose.plain(term.name());
            if (name.equalsIgnoreCase("uncategorized") || term.domain().equals("post_format")) {
                continue;
            }
            if (term.domain().equals("category")) {
                draft.section(name);
            } else {
                draft.tag(name);
            }
        }
    }

    private Optional<Picture> picture(ExportedPost post) {
        ExportedPost attachment = attachments.get(post.meta("_thumbnail_id"));
        if (attachment == null) {
            return Optional.empty();
        }
        return address.of(attachment.text("wp:attachment_url", "guid"))
                .map(url -> new Picture(
                        url,
                        Words.line(attachment.meta("_wp_attachment_image_alt")),
                        "",
                        Prose.plain(attachment.text("excerpt:encoded")),
                        0,
                        0));
    }
}
