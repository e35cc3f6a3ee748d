package org.gazette.intake;

/**
 * Something that was changed or left out on the way in, and that kept no story back.
 *
 * @param origin the file
 * @param line from 1
 * @param times how often it happened there; at least 1
 */
public record Note(String origin, int line, Kind kind, int times, String text) {
    /** The kinds of note, as a summary names them. */
    public enum Kind {
        LIQUID_DROPPED("Liquid tags dropped"),
        LIQUID_PRINTED("Liquid tags printed as their words"),
        ADDRESS_MADE_ABSOLUTE("relative addresses made absolute"),
        PICTURE_LEFT_OUT("pictures left out"),
        STANDFIRST_LEFT_OUT("standfirsts left out that the text begins with"),
        KEY_TWICE("keys given twice, the last one counts"),
        SHORTCODE_DROPPED("WordPress shortcodes dropped"),
        NOT_PUBLISHED("not published at their source, so not read");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** {@code inbox/bridge.md:12: Liquid «{{ "ada" | team_photo }}» dropped}. */
    @Override
    public String toString() {
        return origin + ":" + line + ": " + text;
    }
}
