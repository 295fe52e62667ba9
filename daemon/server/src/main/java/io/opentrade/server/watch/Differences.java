package io.opentrade.server.watch;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.EventInfo.Tone;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must have happened between two looks. Fills come before what they made of their orders.
final class Differences {
  private static final Set<String> REFUSED = Set.of("rejected", "denied");

  private final Standing before;
  private final Snapshot after;
  private final Instant now;
  private final Messages messages;
  private final List<EventInfo> events = new ArrayList<>();
  private long seq;

  private Differences(Standing before, Snapshot after, long seq, Instant now, Messages messages) {
    this.before = before;
    this.after = after;
    this.seq = seq;
    this.now = now;
    this.messages = messages;
  }

  /// @param seq of the last event before these
  /// @param now when changes without a time of their own were noticed
  static List<EventInfo> between(
      Standing before, Snapshot after, long seq, Instant now, Messages messages) {
    return new Differences(before, after, seq, now, messages).all();
  }

  private List<EventInfo> all() {
    after.accounts().forEach((key, one) -> account(before.accounts().get(key), one));
    after.fills().forEach((key, one) -> fill(key, one));
    after.orders().forEach((key, one) -> order(key, one));
    after.strategies().forEach((key, one) -> strategy(before.strategies().get(key), one));
    after.checks().forEach((key, one) -> check(before.checks().get(key), one));
    return events;
  }

  private void account(@Nullable String old, AccountInfo now) {
    if (old != null && !old.equals(now.state())) {
      Tone tone = now.state().equals("active") ? Tone.GOOD : Tone.BAD;
      add("account", now.name(), tone, now.name(), Sentence.EVENT_ACCOUNT, now.state());
    }
  }

  private void fill(String key, FillInfo fill) {
    if (before.isNews(key, fill)) {
      add(
          fill.at(),
          "fill",
          fill.account(),
          fill.taken() ? Tone.BAD : Tone.GOOD,
          fill.order(),
          fill.taken() ? Sentence.EVENT_TAKEN : Sentence.EVENT_FILL,
          fill.side(),
          fill.quantity(),
          fill.symbol(),
          fill.price());
    }
  }

  private void order(String key, OrderInfo order) {
    if (!before.isNews(key, order)) {
      return;
    }
    Instant at = before.orders().containsKey(key) ? now : order.at();
    ForeignText reason = order.reason();
    add(
        at,
        "order",
        order.account(),
        REFUSED.contains(order.state()) ? Tone.BAD : Tone.PLAIN,
        order.id(),
        reason == null ? Sentence.EVENT_ORDER : Sentence.EVENT_ORDER_WHY,
        order.side(),
        order.quantity(),
        order.symbol(),
        order.type(),
        order.state(),
        Objects.requireNonNullElse(reason, ""));
  }

  private void strategy(@Nullable String old, StrategyInfo one) {
    if (one.state().equals(old)) {
      return;
    }
    ForeignText reason = one.reason();
    add(
        "strategy",
        one.account(),
        one.state().equals("failed") ? Tone.BAD : Tone.PLAIN,
        one.name().toString(),
        reason == null ? Sentence.EVENT_STRATEGY : Sentence.EVENT_STRATEGY_WHY,
        one.name(),
        one.series(),
        one.state(),
        Objects.requireNonNullElse(reason, ""));
  }

  private void check(@Nullable String old, Health.Check check) {
    if (old != null && !old.equals(check.state().name())) {
      Tone tone = check.state() == Health.State.OK ? Tone.GOOD : Tone.BAD;
      add("health", null, tone, check.name(), Sentence.EVENT_HEALTH, check.name(), check.summary());
    }
  }

  private void add(
      String kind,
      @Nullable String account,
      Tone tone,
      String subject,
      Sentence sentence,
      Object... parts) {
    add(now, kind, account, tone, subject, sentence, parts);
  }

  private void add(
      Instant at,
      String kind,
      @Nullable String account,
      Tone tone,
      String subject,
      Sentence sentence,
      Object... parts) {
    ForeignText text = new ForeignText(messages.say(sentence, parts));
    events.add(new EventInfo(++seq, at, kind, account, tone, new ForeignText(subject), text));
  }
}
