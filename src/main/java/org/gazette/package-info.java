/**
 * Gazette makes feeds and a daily digest from a newsroom's stored stories, and emails and publishes them on schedule.
 *
 * <h2>The map</h2>
 *
 * The packages in order; one may know those before it and none after it.
 *
 * <pre>
 * text         makes words safe to show
 * mail         mail words that others share
 * storage      opens the database, runs a transaction, migrates the tables
 * stories      takes drafts in, keeps what was published
 * feeds        stories as RSS, Atom, JSON Feed; reads foreign feeds
 * newsletters  what is due when, which stories an issue carries, its title
 * subscribers  who gets what, and the proof that they asked for it
 * typesetting  sets issues, letters and pages in type
 * delivery     outbox, courier, relay, ledger
 * intake       brings stories and lists of readers in
 * publishing   the acts that join departments
 * schedule     rings when something is due
 * web          answers HTTP
 * house        reads config/ and puts everything together
 * cli          answers the command line
 * </pre>
 *
 * <h2>The glossary</h2>
 *
 * <dl>
 *   <dt>Draft<dd>a story as handed in, unchecked
 *   <dt>Story<dd>one published piece under a permanent id
 *   <dt>Copy<dd>the words and pictures of a story, checked
 *   <dt>Headline, Standfirst, Byline<dd>its title; the sentence under it; who wrote it, as printed
 *   <dt>Credit<dd>the agency that a story or a picture came from
 *   <dt>Section<dd>where it belongs; the first is its home
 *   <dt>Revision<dd>a change to a story: typo, update, correction, retraction
 *   <dt>NewsDesk<dd>takes drafts, publishes them, or sets them aside with the reason
 *   <dt>Feed, FeedFormat, FeedDocument<dd>a feed that is offered; RSS, Atom or JSON; its bytes
 *   <dt>Newsletter<dd>a standing title
 *   <dt>Cadence<dd>when it is due, in which zone
 *   <dt>Slot<dd>one due moment: newsletter and local date
 *   <dt>Digest<dd>the stories chosen for an issue
 *   <dt>Editor<dd>chooses them
 *   <dt>Issue<dd>one numbered number of a newsletter
 *   <dt>Variant<dd>what readers of an issue may differ in: sections and language
 *   <dt>Edition<dd>an issue set in type, one for each variant
 *   <dt>Letter<dd>an edition as mail, stored once
 *   <dt>Envelope<dd>one letter to one address
 *   <dt>Outbox<dd>where envelopes wait
 *   <dt>Courier<dd>carries what is due
 *   <dt>Relay<dd>an SMTP server that mail is handed to
 *   <dt>DeliveryOutcome<dd>what a relay said: accepted, deferred, refused; or unknown, when it said nothing
 *   <dt>Subscription, Consent, WayOut<dd>a reader's order, the proof of it, the link that ends it
 *   <dt>PressRun<dd>makes and posts the issue that is due
 *   <dt>Timetable<dd>rings
 *   <dt>House<dd>everything, put together
 * </dl>
 */
@NullMarked
package org.gazette;

import org.jspecify.annotations.NullMarked;
