package org.gazette.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture tag: {@code image "path" "alt"}, or {@code image_with_class "path" "class" "alt"}. */
record LiquidPicture(String path, String alt) {
    private static final Pattern PICTURE =
            Pattern.compile("(image|image_with_class)\\s+[\"']([^\"']+)[\"'](.*)", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("\\s*[\"'][^\"']*[\"'](.*)", Pattern.DOTALL);

    /** @return empty when it is another tag */
    static Optional<LiquidPicture> read(String tag) {
        Matcher picture = PICTURE.matcher(tag);
        if (!picture.matches()) {
            return Optional.empty();
        }
        String rest = picture.group(3);
        if (picture.group(1).equals("image_with_class")) {
            rest = CLASS.matcher(rest).replaceFirst("$1");
        }
        return Optional.of(new LiquidPicture(picture.group(2), unquoted(rest.strip())));
    }

    /** People forget to double their quotes: {@code ""The homepage""} is The homepage. */
    private static String unquoted(String text) {
        String bare = text;
        while (bare.length() > 1
                && "\"'".indexOf(bare.charAt(0)) >= 0
                && bare.charAt(bare.length() - 1) == bare.charAt(0)) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare;
    }
}
