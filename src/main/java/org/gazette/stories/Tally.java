package org.gazette.stories;

import java.time.Duration;
import java.time.Instant;

/** The row of a label in the table {@code listing}, while a transaction counts on it. */
final class Tally {
    /** How much of the rhythm is that of the last gap: an eighth. */
    private static final int MEMORY = 8;

    final Label label;
    String name = "";
    long stories;
    int volume = 1;
    int turns;
    long weight;
    long changes;
    long turnedAt;
    long rhythm;

    Tally(Label label) {
        this.label = label;
    }

    /** Makes room for one turn more, in a new volume where the newest is full. */
    void turn(int heavy, Instant moment) {
        keepTime(moment.toEpochMilli());
        if (turns >= Volumes.MOST || weight >= Volumes.HEAVIEST) {
            volume++;
            turns = 0;
            weight = 0;
        }
        turns++;
        weight += heavy;
    }

    /** A turn dated before the last one, as an import brings them, says nothing of the rhythm. */
    private void keepTime(long moment) {
        long gap = moment - turnedAt;
        if (turns == 0) {
            turnedAt = moment;
        } else if (gap > 0) {
            rhythm = rhythm == 0 ? gap : rhythm + (gap - rhythm) / MEMORY;
            turnedAt = moment;
        }
    }

    Listing listing() {
        return new Listing(label, name, stories, volume, Instant.ofEpochMilli(turnedAt), Duration.ofMillis(rhythm));
    }
}
