package org.gazette.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which columns of a file say what, and which program wrote it, as its first line tells.
 *
 * @param kind such as {@code Mailchimp}
 * @param heading whether the first line names the columns
 * @param columns as the file names them
 * @param address the place of the column with the addresses
 * @param names the places of the columns that make up a name
 * @param status the place of the column that says whether a reader wants mail; -1 for none
 * @param since the place of the column that says when the reader agreed; -1 for none
 */
public record ReaderList(
        String kind, boolean heading, List<String> columns, int address, List<Integer> names, int status, int since) {
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final List<String> ADDRESSES =
            List.of("email", "emailaddress", "e-mail", "mail", "address", "subscriberemail", "email1");
    private static final List<String> FULL_NAMES = List.of("name", "fullname", "displayname", "realname");
    private static final List<String> FIRST_NAMES = List.of("firstname", "first", "fname", "givenname");
    private static final List<String> LAST_NAMES = List.of("lastname", "last", "lname", "surname", "familyname");
    private static final List<String> STATES =
            List.of("globalstatus", "status", "subscribedtoemails", "emaildisabled", "deliverystatus");
    private static final List<String> MOMENTS = List.of(
            "confirmtime",
            "confirmedat",
            "optintime",
            "subscribedon",
            "subscribedat",
            "createdat",
            "created",
            "joined");

    /**
     * Reads the first line.
     *
     * @throws IllegalArgumentException when no column can be the one with the addresses; the message names what there is
     */
    static ReaderList of(List<String> first) {
        List<String> plain = first.stream().map(ReaderList::plain).toList();
        Optional<Integer> address = place(plain, ADDRESSES);
        if (address.isEmpty()) {
            return headless(first);
        }
        List<Integer> names = new ArrayList<>();
        place(plain, FULL_NAMES).ifPresentOrElse(names::add, () -> {
            place(plain, FIRST_NAMES).ifPresent(names::add);
            place(plain, LAST_NAMES).ifPresent(names::add);
        });
        return new ReaderList(
                kind(plain),
                true,
                List.copyOf(first),
                address.get(),
                List.copyOf(names),
                state(plain),
                place(plain, MOMENTS).orElse(-1));
    }

    /** A list of addresses and nothing else, as Mailman writes it. */
    private static ReaderList headless(List<String> first) {
        int at = IntStream.range(0, first.size())
                .filter(one -> first.get(one).contains("@"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no column has addresses: one must be called email; there is " + String.join(", ", first)));
        return new ReaderList("Mailman", false, List.of(), at, List.of(), -1, -1);
    }

    private static String kind(List<String> plain) {
        if (plain.contains("uuid") && plain.contains("attributes")) {
            return "listmonk";
        }
        if (plain.contains("leid") || plain.contains("euid") || plain.contains("memberrating")) {
            return "Mailchimp";
        }
        if (plain.contains("subscribedtoemails") || plain.contains("complimentaryplan")) {
            return "Ghost";
        }
        if (plain.contains("activesubscription") || plain.contains("emaildisabled")) {
            return "Substack";
        }
        if (plain.contains("globalstatus") || (plain.contains("list") && plain.contains("status"))) {
            return "MailPoet";
        }
        return plain.contains("deliverystatus") || plain.contains("deliverymode") ? "Mailman" : "a list";
    }

    /** Mailchimp writes one file for each state, told apart by a column of its own. */
    private static int state(List<String> plain) {
        return Optional.of(plain.indexOf("unsubtime"))
                .filter(at -> at >= 0)
                .or(() -> Optional.of(plain.indexOf("cleantime")).filter(at -> at >= 0))
                .or(() -> place(plain, STATES))
                .orElse(-1);
    }

    private static Optional<Integer> place(List<String> plain, List<String> wanted) {
        return wanted.stream().map(plain::indexOf).filter(at -> at >= 0).findFirst();
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "");
    }

    /** What each column is taken for, such as {@code Email Address: the address}. */
    public List<String> mapping() {
        return heading
                ? IntStream.range(0, columns.size())
                        .mapToObj(at -> columns.get(at) + ": " + meaning(at))
                        .toList()
                : List.of("no heading: column " + (address + 1) + " is the address");
    }

    private String meaning(int at) {
        if (at == address) {
            return "the address";
        }
        if (names.contains(at)) {
            return "the name";
        }
        if (at == status) {
            return "whether mail is wanted";
        }
        return at == since ? "since when" : "not used";
    }

    String status(List<String> fields) {
        if (status < 0) {
            return "";
        }
        String words = field(fields, status);
        return switch (plain(columns.get(status))) {
            case "unsubtime" -> "unsubscribed";
            case "cleantime" -> "cleaned";
            case "subscribedtoemails" -> words.equalsIgnoreCase("false") ? "unsubscribed" : "";
            case "emaildisabled" -> words.equalsIgnoreCase("true") ? "unsubscribed" : "";
            default -> words.toLowerCase(Locale.ROOT);
        };
    }

    /**
     * A mark that is not closed takes all that follows into the name, up to the next mark, and other readers with it.
     *
     * @throws IllegalArgumentException when it goes over several lines
     */
    String name(List<String> fields) {
        StringBuilder name = new StringBuilder();
        for (int at : names) {
            name.append(name.isEmpty() ? "" : " ").append(field(fields, at));
        }
        if (name.indexOf("\n") >= 0) {
            throw new IllegalArgumentException(
                    "the name goes over several lines: close its quotation mark, since the rows behind it are lost in it");
        }
        return BLANKS.matcher(name).replaceAll(" ").strip();
    }

    static String field(List<String> fields, int at) {
        return at >= 0 && at < fields.size() ? fields.get(at).strip() : "";
    }
}
