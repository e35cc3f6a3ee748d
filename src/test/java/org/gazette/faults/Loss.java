package org.gazette.faults;

/**
 * What one node had in hand when it was killed, while others lived.
 *
 * @param when in words
 * @param claimed letters that it had in hand and had not begun: nothing becomes of that
 * @param unknown those that it was marked to be sending: each becomes UNKNOWN, and is sent by another node
 * @param doubled those of them that the receiver had taken: each comes twice
 */
record Loss(String when, int claimed, int unknown, int doubled) {}
