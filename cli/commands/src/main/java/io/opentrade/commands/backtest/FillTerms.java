package io.opentrade.commands.backtest;

import io.opentrade.commands.text.Messages;
import io.opentrade.protocol.FeeCoin;
import io.opentrade.protocol.FillRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report says of how orders were filled, where that is not as usual.
final class FillTerms {
  private final Messages messages;
  private final List<String> terms = new ArrayList<>();

  private FillTerms(Messages messages) {
    this.messages = messages;
  }

  static List<String> of(Messages messages, @Nullable FillRules rules) {
    FillTerms said = new FillTerms(messages);
    if (rules != null) {
      said.say("fills.at", rules.moment());
      said.say("fills.sizedAt", rules.sizeAt());
      said.say("fills.path", rules.path());
      said.say("fills.detail", rules.detail() == null ? null : "");
      said.say("fills.book", rules.book() == null ? null : rules.book().name());
      said.say("fills.slippage", rules.slippage());
      said.say("fills.latency", rules.latency());
      said.say(
          "fills.share", percent(rules.volumeShare() == null ? null : rules.volumeShare().value()));
      said.say(
          "fills.maker",
          percent(rules.makerFeeRate() == null ? null : rules.makerFeeRate().value()));
      said.say("fills.feeCurrency", rules.feeCurrency());
      FeeCoin coin = rules.feeCoin();
      said.say("fills.feeCurrency", coin == null ? null : coin.name());
      said.say("fills.least", rules.minimumNotional());
      said.say("fills.compat", rules.compat() == null ? null : rules.compat().program());
    }
    return said.terms;
  }

  private void say(String key, @Nullable Object value) {
    if (value != null) {
      terms.add(messages.text(key, value));
    }
  }

  private static @Nullable String percent(@Nullable BigDecimal share) {
    return share == null ? null : share.movePointRight(2).stripTrailingZeros().toPlainString();
  }
}
