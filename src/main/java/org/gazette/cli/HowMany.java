package org.gazette.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of lines, days and the like on the command line. */
final class HowMany implements ITypeConverter<Integer> {
    private static final int MOST = 1_000_000;

    @Override
    public Integer convert(String words) {
        if (!words.matches("[1-9]\\d{0,6}") || Integer.parseInt(words) > MOST) {
            throw new TypeConversionException("'" + words + "' is no number from 1 to " + MOST);
        }
        return Integer.valueOf(words);
    }
}
