package org.gazette.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gazette.stories.Draft;
import org.gazette.stories.Picture;
import org.gazette.text.SourceAddress;
import org.gazette.text.Words;
import tools.jackson.databind.JsonNode;

/** What the stories of JSON exports have in common. */
final class JsonItem {
    private final JsonNode item;
    private final String file;
    private final SourceAddress address;

    JsonItem(JsonNode item, String file, SourceAddress address) {
        this.item = item;
        this.file = file;
        this.address = address;
    }

    /** The first of these members that is a text or number and not blank; else empty. */
    String text(String... members) {
        for (String member : members) {
            String text = item.path(member).asString("").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** Where a person finds it in the file, which has no lines to speak of: its id and headline. */
    String place() {
        return "«" + Words.shorten(Words.line((text("id") + " " + text("title")).strip()), 80) + "»: ";
    }

    /** A draft with all that is alike. */
    Draft draft(String origin, String dateMember, Source source, InTray tray) throws Unreadable {
        String headline = Prose.plain(text("title"));
        if (headline.isEmpty()) {
            throw new Unreadable(1, place() + "it has no title: add one");
        }
        return new Draft(origin)
                .id(text("id"))
                .headline(headline)
                .published(date(text(dateMember), source))
                .body(body(tray))
                .language(text("language", "locale"));
    }

    private Instant date(String date, Source source) throws Unreadable {
        try {
            return Dates.read(date, source.zone());
        } catch (IllegalArgumentException e) {
            throw new Unreadable(1, place() + e.getMessage());
        }
    }

    private String body(InTray tray) throws Unreadable {
        String html = text("content_html", "html");
        String body = html.isEmpty() ? paragraphs(text("content_text", "plaintext")) : html;
        if (body.isBlank()) {
            throw new Unreadable(1, place() + "it has no text");
        }
        SourceAddress.Absolute absolute =
                address.html(body.replace("__GHOST_URL__", address.path("").replaceFirst("/$", "")));
        if (absolute.changed() > 0) {
            tray.note(new Note(
                    file,
                    1,
                    Note.Kind.ADDRESS_MADE_ABSOLUTE,
                    absolute.changed(),
                    place() + absolute.changed() + " relative addresses made absolute against " + address));
        }
        return absolute.html();
    }

    private static String paragraphs(String plain) {
        List<String> set = new ArrayList<>();
        for (String part : plain.split("\\n\\s*\\n", -1)) {
            if (!part.isBlank()) {
                set.add("<p>"
                        + part.strip()
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace("\n", "<br>") + "</p>");
            }
        }
        return String.join("\n", set);
    }

    Optional<Picture> picture(String alt, String caption, String... members) {
        return Optional.of(
                        text(members).replace("__GHOST_URL__", address.path("").replaceFirst("/$", "")))
                .filter(url -> !url.isEmpty())
                .flatMap(address::of)
                .map(url -> new Picture(url, Words.line(alt), "", Prose.plain(caption), 0, 0));
    }
}
