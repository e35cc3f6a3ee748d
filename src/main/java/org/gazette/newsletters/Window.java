package org.gazette.newsletters;

import java.time.Instant;
import java.util.Optional;

/**
 * Which stories an issue is made of: those published after {@code from}, up to and including {@code to}.
 *
 * @param seen the last change of any story that was known when the window before this one ended; empty when there was none
 */
record Window(Instant from, Instant to, Optional<Long> seen) {}
