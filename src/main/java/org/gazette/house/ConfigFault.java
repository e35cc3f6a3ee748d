package org.gazette.house;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The newsroom's folder or its configuration cannot be used: everything that is wrong with it, in one message. */
public final class ConfigFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigFault(String message) {
        super(message);
    }

    /** @param faults one line each, at least one */
    ConfigFault(List<String> faults) {
        super(numbered(faults));
    }

    private static String numbered(List<String> faults) {
        String title = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
        return IntStream.range(0, faults.size())
                .mapToObj(at -> (at + 1) + ". " + faults.get(at))
                .collect(Collectors.joining("\n", title + " in the configuration:\n", ""));
    }
}
