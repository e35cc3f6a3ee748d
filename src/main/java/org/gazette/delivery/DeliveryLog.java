package org.gazette.delivery;

import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.delivery.DeliveryOutcome.Deferred;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line an event, with the Message-ID for the address. A relay's reply may repeat the address; it is cut out. */
final class DeliveryLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.gazette.delivery");

    private DeliveryLog() {}

    static void settled(Parcel parcel, DeliveryOutcome outcome) {
        if (outcome instanceof Accepted && !LOG.isDebugEnabled()) {
            return;
        }
        String mailing = parcel.envelope().sack().name();
        String reply = discreet(parcel, outcome.reply());
        if (outcome instanceof Accepted) {
            LOG.debug("accepted mailing={} message={} reply={}", mailing, parcel.messageId(), reply);
        } else if (outcome instanceof Deferred) {
            LOG.info("deferred mailing={} message={} reply={}", mailing, parcel.messageId(), reply);
        } else if (outcome instanceof Refused) {
            LOG.info("refused mailing={} message={} reply={}", mailing, parcel.messageId(), reply);
        } else if (outcome instanceof Halted) {
            LOG.error("ALARM mailing={} is paused, the relay refuses us: {}", mailing, reply);
        } else {
            LOG.warn("unknown mailing={} message={} reply={}", mailing, parcel.messageId(), reply);
        }
    }

    private static String discreet(Parcel parcel, String reply) {
        return reply.replaceAll(
                "(?i)" + java.util.regex.Pattern.quote(parcel.recipient().toString()), "<recipient>");
    }
}
