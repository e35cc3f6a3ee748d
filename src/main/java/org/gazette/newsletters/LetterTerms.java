package org.gazette.newsletters;

/**
 * What the letters of a newsletter are given beside its stories.
 *
 * @param countsClicks whether links to stories lead by a counter
 * @param welcomeIssue whether a reader who has just confirmed gets the latest issue at once
 */
public record LetterTerms(boolean countsClicks, boolean welcomeIssue) {
    public static final LetterTerms USUAL = new LetterTerms(false, false);
}
