package org.gazette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gazette.delivery.RelayTerms;
import org.gazette.delivery.RelayTrouble;
import org.gazette.delivery.Route;
import org.gazette.house.House;

/** The relays: how much each may be given, how it is doing, and which mail domains are slowed down. */
final class RelayTable {
    private static final String NONE = "–";

    private RelayTable() {}

    static void show(Lines lines, House house) {
        Map<String, RelayTrouble> troubles =
                house.relayTroubles().stream().collect(Collectors.toMap(RelayTrouble::relay, Function.identity()));
        List<List<String>> rows = new ArrayList<>();
        for (Route route : house.routes()) {
            RelayTerms terms = route.terms();
            rows.add(List.of(
                    terms.name(),
                    route.relay().name(),
                    String.valueOf(route.connections()),
                    String.valueOf(terms.weight()),
                    terms.pace().map(Object::toString).orElse(NONE),
                    warmUp(house, terms),
                    health(house, troubles, terms.name())));
        }
        lines.table(List.of("relay", "where", "connections", "weight", "pace", "warm-up today", "health"), rows);
        List<List<String>> slow = house.relays().slow().stream()
                .map(one ->
                        List.of(one.relay(), one.domain(), one.pace().toString(), Moments.exactly(one.since(), house)))
                .toList();
        if (!slow.isEmpty()) {
            lines.say("");
            lines.table(List.of("relay", "slowed domain", "to", "since it asked"), slow);
        }
    }

    private static String warmUp(House house, RelayTerms terms) {
        return terms.warmUp()
                .map(plan -> {
                    String most = plan.most(plan.day(house.clock().instant())).isPresent()
                            ? "of "
                                    + plan.most(plan.day(house.clock().instant()))
                                            .getAsInt()
                            : "– it is over";
                    return house.relays().givenToday(terms) + " " + most;
                })
                .orElse(NONE);
    }

    private static String health(House house, Map<String, RelayTrouble> troubles, String relay) {
        RelayTrouble trouble = troubles.get(relay);
        if (trouble == null) {
            return "no complaint";
        }
        return trouble.refuses()
                ? "refuses us: " + trouble.reason()
                : "fails, tried again at " + Moments.exactly(trouble.until(), house) + ": " + trouble.reason();
    }
}
