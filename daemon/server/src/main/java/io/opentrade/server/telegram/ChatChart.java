package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.telegram.picture.CandlePicture;
import io.opentrade.server.text.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `/chart SYMBOL TF`: the last candles as a picture.
final class ChatChart {
  private static final String CANDLES = "96";
  private static final String EXCHANGE = "binance";
  private static final String TIMEFRAME = "1h";

  private ChatChart() {}

  static List<Part> picture(ChatCall call, ChatWords words) throws InterruptedException {
    if (words.first().isEmpty() || words.hasFlags()) {
      return List.of(new Part.Text(call.say(Sentence.TELEGRAM_CHART_USAGE)));
    }
    String series = series(words);
    JsonNode reply = call.ask("candles", series, "--limit", CANDLES);
    List<CandlePicture.Bar> bars = new ArrayList<>();
    for (JsonNode bar : reply.at("/series/0/bars")) {
      bars.add(
          new CandlePicture.Bar(
              Instant.parse(bar.path("time").asText()),
              bar.path("open").asDouble(),
              bar.path("high").asDouble(),
              bar.path("low").asDouble(),
              bar.path("close").asDouble()));
    }
    if (bars.isEmpty()) {
      return List.of(new Part.Text(call.say(Sentence.TELEGRAM_NO_CANDLES, series)));
    }
    String last = reply.at("/series/0/bars").get(bars.size() - 1).path("close").asText();
    return List.of(
        Drawing.of(
            () -> CandlePicture.png(series, bars),
            call.say(Sentence.TELEGRAM_CHART, series, last),
            call));
  }

  private static String series(ChatWords words) {
    String market = words.first().toUpperCase(Locale.ROOT);
    int at = words.first().indexOf('@');
    String named =
        at < 0
            ? market + "@" + words.account().orElse(EXCHANGE)
            : words.first().substring(0, at).toUpperCase(Locale.ROOT) + words.first().substring(at);
    String timeframe = words.rest().size() > 1 ? words.rest().get(1) : TIMEFRAME;
    return named.contains(":") ? named : named + ":" + timeframe;
  }
}
