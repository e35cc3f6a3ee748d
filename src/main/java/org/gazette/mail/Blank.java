package org.gazette.mail;

/**
 * A place in an edition that is filled in for each reader. Its mark holds Unicode noncharacters, which no text that
 * comes into the house can have, so nobody's words can be taken for a blank.
 */
public enum Blank {
    /** Nothing, or a comma, a space and the reader's name: for {@code Good morning…}. */
    NAME,
    /** The absolute address that ends the subscription; ASCII, and safe in an attribute as it stands. */
    WAY_OUT;

    /** What stands in the edition where the blank is. */
    public String mark() {
        return "\uFDD0" + name() + "\uFDD1";
    }
}
