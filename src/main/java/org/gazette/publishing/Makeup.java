package org.gazette.publishing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Editor;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;

/** The stories of an issue: for most readers its own, for those who were away also what they missed. Not for many threads. */
final class Makeup {
    private final Editor editor;
    private final Newsletter newsletter;
    private final Issue issue;
    private final Digest digest;
    private final Map<Long, Digest> caughtUp = new HashMap<>();

    Makeup(Editor editor, Newsletter newsletter, Issue issue, Digest digest) {
        this.editor = editor;
        this.newsletter = newsletter;
        this.issue = issue;
        this.digest = digest;
    }

    /** @param since the first issue that its readers missed; 0 for none */
    Digest since(long since) {
        return since == 0
                ? digest
                : caughtUp.computeIfAbsent(since, first -> editor.caughtUp(newsletter, issue, digest, first));
    }

    /** The numbers of all stories that one of its readers may get. */
    Set<Long> stories(Collection<Long> sinces) {
        Set<Long> all = new HashSet<>();
        digest.stories().forEach(story -> all.add(story.number()));
        sinces.forEach(first -> since(first).stories().forEach(story -> all.add(story.number())));
        return all;
    }
}
