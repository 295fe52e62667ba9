package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.FeeCoin;
import io.opentrade.engine.sim.FeeTiers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fee tiers and the fees' currency in the head of a journal; candles of its price stand apart.
final class FeesJson {
  private FeesJson() {}

  static void write(ObjectNode head, Fees fees) {
    if (!fees.tiers().none()) {
      ArrayNode tiers = head.putArray("feeTiers");
      for (FeeTiers.Tier tier : fees.tiers().tiers()) {
        tiers
            .addArray()
            .add(tier.volume().toString())
            .add(tier.maker().toPlainString())
            .add(tier.taker().toPlainString());
      }
    }
    FeeCoin coin = fees.coin();
    if (coin != null) {
      ObjectNode node = head.putObject("feeCoin").put("name", coin.name());
      if (coin.fixed() != null) {
        node.put("price", coin.fixed().toPlainString());
      }
    }
  }

  /// @param prices of the currency; null where the journal has none
  /// @throws IllegalArgumentException where it makes no sense
  static Fees read(JsonNode head, @Nullable Candles prices) {
    List<FeeTiers.Tier> tiers = new ArrayList<>();
    for (JsonNode tier : head.path("feeTiers")) {
      tiers.add(
          new FeeTiers.Tier(
              new Money(decimal(tier.path(0))), decimal(tier.path(1)), decimal(tier.path(2))));
    }
    JsonNode coin = head.path("feeCoin");
    FeeCoin paid =
        coin.isMissingNode()
            ? null
            : new FeeCoin(
                coin.path("name").asText(),
                coin.has("price") ? decimal(coin.path("price")) : null,
                prices);
    return new Fees(new FeeTiers(tiers), paid);
  }

  private static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asText());
  }
}
