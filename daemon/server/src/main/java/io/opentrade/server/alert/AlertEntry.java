package io.opentrade.server.alert;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.AlertInfo;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.watch.Manner;
import io.opentrade.server.alert.watch.Slack;
import io.opentrade.server.market.MarketName;
import io.opentrade.store.AlertRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert as it stands. Immutable.
record AlertEntry(AlertRow row, AlertBody body, Condition condition, Manner manner) {
  static final String ACTIVE = "active";
  static final String PAUSED = "paused";
  static final String DONE = "done";
  static final String EXPIRED = "expired";

  static final Timeframe MINUTE = new Timeframe(60_000);

  /// @throws io.opentrade.protocol.RequestFailed where its expression cannot be understood
  static AlertEntry of(AlertRow row, AlertBody body) {
    return new AlertEntry(row, body, condition(body.terms(), MINUTE), manner(body.terms()));
  }

  static Condition condition(AlertTerms terms, Timeframe finest) {
    return AlertLanguage.ask(terms.expression().raw(), market(terms), finest);
  }

  static @Nullable MarketName market(AlertTerms terms) {
    String symbol = terms.symbol();
    return symbol == null ? null : plain(MarketName.of(symbol));
  }

  private static MarketName plain(MarketName name) {
    return new MarketName(name.symbol(), name.exchange(), null);
  }

  static Manner manner(AlertTerms terms) {
    Integer every = terms.every();
    Integer cooldown = terms.cooldown();
    return new Manner(
        slack(terms.hysteresis()),
        every == null ? null : Duration.ofSeconds(every),
        Duration.ofSeconds(cooldown == null ? 0 : cooldown),
        terms.skipMissed());
  }

  private static Slack slack(@Nullable String text) {
    if (text == null) {
      return Slack.NONE;
    }
    boolean share = text.endsWith("%");
    double number = Double.parseDouble(share ? text.substring(0, text.length() - 1) : text);
    return new Slack(share ? number / 100 : number, share);
  }

  /// What it is called on the wire.
  String id() {
    return idOf(row.id());
  }

  static String idOf(long id) {
    return "a" + id;
  }

  boolean active() {
    return row.state().equals(ACTIVE);
  }

  AlertEntry with(String state, boolean armed) {
    return new AlertEntry(
        new AlertRow(
            row.id(),
            row.name(),
            state,
            armed,
            row.fired(),
            row.firings(),
            row.created(),
            row.body()),
        body,
        condition,
        manner);
  }

  /// It has fired.
  AlertEntry fired(long at, boolean counted, String state) {
    return new AlertEntry(
        new AlertRow(
            row.id(),
            row.name(),
            state,
            false,
            at,
            row.firings() + (counted ? 1 : 0),
            row.created(),
            row.body()),
        body,
        condition,
        manner);
  }

  AlertInfo info(boolean armed, @Nullable String trouble) {
    return new AlertInfo(
        id(),
        new ForeignText(row.name()),
        body.terms(),
        row.state(),
        armed,
        body.creator().name(),
        Instant.ofEpochMilli(row.created()),
        row.fired() == 0 ? null : Instant.ofEpochMilli(row.fired()),
        row.firings(),
        trouble == null ? null : new ForeignText(trouble));
  }
}
