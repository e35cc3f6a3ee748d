package org.gazette.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Notice;
import org.gazette.newsletters.Remarks;
import org.gazette.stories.Section;
import org.gazette.stories.Story;

/** What an editor noted, in words. */
final class Outlook {
    private Outlook() {}

    /** The stories of a digest, what was merged, updated and corrected, and what was left out. */
    static void say(Lines lines, Digest digest) {
        Remarks remarks = digest.remarks();
        for (Story story : digest.stories()) {
            boolean updated = remarks.updated().contains(story.number());
            List<Section> alsoIn = remarks.alsoIn().getOrDefault(story.number(), List.of());
            if (updated || !alsoIn.isEmpty()) {
                lines.say((updated ? "Updated: " : "Merged: ") + story.headline() + also(alsoIn));
            }
        }
        for (Notice notice : remarks.notices()) {
            String what = notice.kind() == Notice.Kind.RETRACTION ? "Withdrawn: " : "Corrected: ";
            lines.say(what + notice.headline() + (notice.note().isEmpty() ? "" : " – " + notice.note()));
        }
        remarks.leftOut().forEach(one -> lines.say("Left out: " + one.story().headline() + " – " + one.reason()));
    }

    /** {@code 12 stories, lead: A new bridge opens; 2 updated, 1 merged, 1 corrected, 3 left out}. */
    static String line(Digest digest) {
        Remarks remarks = digest.remarks();
        String notes = List.of(
                        count(remarks.updated().size(), "updated"),
                        count(remarks.alsoIn().size(), "merged"),
                        count(kind(remarks, Notice.Kind.CORRECTION), "corrected"),
                        count(kind(remarks, Notice.Kind.RETRACTION), "withdrawn"),
                        count(remarks.leftOut().size(), "left out"))
                .stream()
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(", "));
        return notes;
    }

    private static int kind(Remarks remarks, Notice.Kind kind) {
        return (int) remarks.notices().stream()
                .filter(notice -> notice.kind() == kind)
                .count();
    }

    private static String count(int many, String what) {
        return many == 0 ? "" : many + " " + what;
    }

    private static String also(List<Section> sections) {
        return sections.isEmpty()
                ? ""
                : " (also in " + sections.stream().map(Section::name).collect(Collectors.joining(", ")) + ")";
    }
}
