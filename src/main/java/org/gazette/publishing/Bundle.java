package org.gazette.publishing;

import java.util.List;
import java.util.Optional;
import org.gazette.newsletters.Variant;
import org.gazette.typesetting.Edition;

/**
 * An edition and the readers who get it.
 *
 * @param edition empty when nothing of the issue is for them
 * @param readings what the letters of these readers depend on; may be empty
 */
record Bundle(Variant variant, Optional<Edition> edition, List<Reading> readings) {}
