package io.opentrade.server.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.exchange.Outcome;
import io.opentrade.server.simulate.fault.Fault;
import io.opentrade.server.simulate.fault.FaultPlan;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.http.Answer;
import io.opentrade.server.simulate.http.HttpRequest;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a test may ask beside the exchange's own interface, under `/simulate`; never at fault
/// itself.
///
/// `GET faults` counts them; `POST faults?plan=…` lets another plan hold; `POST
/// faults?fault=lost-answer&times=1` makes one come for certain. `POST
/// trade?symbol=&side=&price=&quantity=` and `POST sweep?symbol=&side=&share=` let the crowd act.
/// `GET totals` says what there is of each asset in the whole exchange.
final class Control {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Simulation simulation;
  private final Faults faults;

  Control(Simulation simulation, Faults faults) {
    this.simulation = simulation;
    this.faults = faults;
  }

  Answer handle(HttpRequest request) {
    Map<String, String> values = values(request.query());
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /simulate/faults" -> counts();
        case "POST /simulate/faults" -> faults(values);
        case "POST /simulate/trade" -> trade(values);
        case "POST /simulate/sweep" -> sweep(values);
        case "GET /simulate/totals" -> totals();
        default -> new Answer.Respond(404, "{\"msg\":\"there is no such control\"}");
      };
    } catch (IllegalArgumentException wrong) {
      ObjectNode node = JSON.createObjectNode().put("msg", wrong.getMessage());
      return new Answer.Respond(400, node.toString());
    }
  }

  private Answer counts() {
    ObjectNode node = JSON.createObjectNode();
    faults.counts().forEach(node::put);
    return new Answer.Respond(200, node.toString());
  }

  private Answer faults(Map<String, String> values) {
    if (values.containsKey("plan")) {
      faults.plan(FaultPlan.of(need(values, "plan")));
    } else {
      Fault fault =
          Fault.of(need(values, "fault"))
              .orElseThrow(() -> new IllegalArgumentException("there is no such fault"));
      faults.order(fault, Integer.parseInt(values.getOrDefault("times", "1")));
    }
    return counts();
  }

  private Answer trade(Map<String, String> values) {
    return done(
        simulation.perform(
            new Command.CrowdTrade(
                need(values, "symbol"),
                Side.valueOf(need(values, "side")),
                new BigDecimal(need(values, "price")),
                new BigDecimal(need(values, "quantity")))));
  }

  private Answer sweep(Map<String, String> values) {
    return done(
        simulation.perform(
            new Command.CrowdSweep(
                need(values, "symbol"),
                Side.valueOf(need(values, "side")),
                Double.parseDouble(need(values, "share")))));
  }

  private static Answer done(Outcome outcome) {
    boolean refused = outcome.refusal() != null;
    return new Answer.Respond(refused ? 400 : 200, refused ? "{\"msg\":\"no such market\"}" : "{}");
  }

  private Answer totals() {
    ObjectNode node = JSON.createObjectNode();
    simulation
        .atomically(() -> simulation.exchange().totals())
        .forEach((asset, sum) -> node.put(asset, sum.toPlainString()));
    return new Answer.Respond(200, node.toString());
  }

  private static String need(Map<String, String> values, String name) {
    @Nullable String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return value;
  }

  private static Map<String, String> values(String query) {
    Map<String, String> values = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
