package org.gazette.stories;

/** What the news desk did with a draft. */
public sealed interface Filing {
    String origin();

    /** It is a new story. */
    record Published(String origin, Story story) implements Filing {}

    /** It changed a story that was there. */
    record Revised(String origin, Story story) implements Filing {}

    /** The story was there and says the same. */
    record Unchanged(String origin) implements Filing {}

    /** It cannot be published; the reason names what is wrong and the way out. It is kept in the list of set-aside drafts. */
    record SetAside(String origin, int line, String reason) implements Filing {
        /** {@code inbox/bridge.md:3: no date in the front matter: add «date: 2020-11-16»}. */
        @Override
        public String toString() {
            return origin + ":" + line + ": " + reason;
        }
    }
}
