package org.gazette.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two pairs of braces.
 *
 * @param text the literal, or the variable's name
 * @param filter the first filter; empty when there is none
 * @param argument of the filter; may be empty
 */
record LiquidValue(String text, boolean isLiteral, String filter, String argument) {
    private static final Pattern VALUE = Pattern.compile(
            "(?:\"([^\"]*)\"|'([^']*)'|([\\w.-]+))\\s*(?:\\|\\s*(\\w+)\\s*(?::\\s*(?:\"([^\"]*)\"|'([^']*)'|[^|]*))?.*)?",
            Pattern.DOTALL);

    static LiquidValue read(String inside) {
        Matcher value = VALUE.matcher(inside);
        if (!value.matches()) {
            return new LiquidValue(inside, false, "?", "");
        }
        boolean literal = value.group(3) == null;
        return new LiquidValue(
                literal ? either(value.group(1), value.group(2)) : either(value.group(3), null),
                literal,
                either(value.group(4), null),
                either(value.group(5), value.group(6)));
    }

    private static String either(@Nullable String one, @Nullable String other) {
        return one != null ? one : other != null ? other : "";
    }
}
