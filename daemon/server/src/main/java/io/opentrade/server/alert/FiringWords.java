package io.opentrade.server.alert;

import io.opentrade.protocol.AlertAction;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.alert.watch.Cause;
import io.opentrade.server.market.MarketName;
import io.opentrade.store.FiringRow;
import io.opentrade.store.FiringRow.Progress;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/// What is told of a firing. Whatever people and exchanges wrote is put into it as text, once: a
/// name that looks like a placeholder stays what it is.
///
/// @param prices of markets, as last told
record FiringWords(Map<MarketName, Double> prices) {
  FiringRow row(AlertEntry entry, Cause cause, long at, String event) {
    AlertAction action = entry.body().terms().action();
    boolean acts = !action.equals(AlertAction.NONE);
    return new FiringRow(
        0,
        entry.row().id(),
        entry.row().name(),
        cause.key(),
        at,
        text(entry, at, event),
        acts ? new AlertOrder(action, entry.body().creator()).print() : "",
        false,
        acts ? Progress.WAITING : Progress.DONE,
        "");
  }

  private String text(AlertEntry entry, long at, String event) {
    ForeignText message = entry.body().terms().message();
    String template = message == null ? usual(event) : message.raw();
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', done)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      text.append(template, done, open);
      text.append(value(template.substring(open, close + 1), entry, at, event));
      done = close + 1;
    }
    return text.append(template.substring(done)).toString();
  }

  private static String usual(String event) {
    return event.isEmpty() ? "{expression}, at {price}" : "{event}";
  }

  private String value(String placeholder, AlertEntry entry, long at, String event) {
    return switch (placeholder) {
      case "{name}" -> entry.row().name();
      case "{expression}" -> entry.body().terms().expression().raw();
      case "{price}" -> price(entry);
      case "{time}" -> Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.SECONDS).toString();
      case "{event}" -> event;
      default -> placeholder;
    };
  }

  private String price(AlertEntry entry) {
    return Needs.of(entry.condition()).markets().stream()
        .map(prices::get)
        .filter(Objects::nonNull)
        .findFirst()
        .map(price -> BigDecimal.valueOf(price).stripTrailingZeros().toPlainString())
        .orElse("–");
  }
}
