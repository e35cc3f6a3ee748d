package org.gazette.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Draft;
import org.gazette.stories.Revision;
import org.gazette.text.Words;

/** What front matter says of a story beside its headline, date and picture. */
final class Particulars {
    private Particulars() {}

    static void put(FrontMatter matter, Draft draft) throws Unreadable {
        draft.attribution(Prose.plain(matter.text(StoryKeys.ATTRIBUTION).orElse("")))
                .agency(Prose.plain(matter.text(StoryKeys.AGENCY).orElse("")))
                .language(matter.text(StoryKeys.LANGUAGE).orElse(""));
        bylines(matter).forEach(draft::byline);
        matter.list(StoryKeys.SECTIONS).forEach(draft::section);
        matter.list(StoryKeys.TAGS).forEach(draft::tag);
        matter.text(StoryKeys.ID).ifPresent(draft::id);
        alsoRead(matter, draft);
        revision(matter, draft);
    }

    private static List<String> bylines(FrontMatter matter) {
        List<String> named = matter.parts(StoryKeys.BYLINES).stream()
                .flatMap(part -> Optional.ofNullable(part.get("name")).stream())
                .toList();
        List<String> names = named.isEmpty() ? matter.texts(StoryKeys.BYLINES) : named;
        return names.stream().map(name -> name.replaceFirst("(?i)^by\\s+", "")).toList();
    }

    private static void alsoRead(FrontMatter matter, Draft draft) {
        for (Map<String, String> piece : matter.parts(StoryKeys.ALSO_READ)) {
            String reference = piece.getOrDefault("url", piece.getOrDefault("slug", ""));
            if (!reference.isBlank()) {
                draft.alsoRead(new AlsoRead(reference.strip(), Words.line(piece.getOrDefault("title", ""))));
            }
        }
        matter.list(StoryKeys.ALSO_READ).forEach(reference -> draft.alsoRead(new AlsoRead(reference, "")));
    }

    private static void revision(FrontMatter matter, Draft draft) throws Unreadable {
        Optional<String> word = matter.text(StoryKeys.REVISION);
        String note = Prose.plain(matter.text(StoryKeys.NOTE).orElse(""));
        Revision.Kind kind = switch (word.orElse("update").toLowerCase(Locale.ROOT)) {
            case "typo" -> Revision.Kind.TYPO;
            case "update" -> Revision.Kind.UPDATE;
            case "correction" -> Revision.Kind.CORRECTION;
            default ->
                throw new Unreadable(
                        matter.line(StoryKeys.REVISION),
                        "revision «" + word.orElse("") + "» is not typo, update or correction");
        };
        draft.revision(kind, note);
    }
}
