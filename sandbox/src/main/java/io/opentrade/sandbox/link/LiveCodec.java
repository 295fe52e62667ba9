package io.opentrade.sandbox.link;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.sandbox.LiveBar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is said between us and a strategy that is asked live.
final class LiveCodec {
  private static final int TEXT = 8_000;
  private static final int HANDLES = 10_000;

  private LiveCodec() {}

  static void begin(WireWriter out, Message.BeginLive begin) {
    AccountCodec.instrument(out, begin.instrument());
    ScriptCodec.values(out, begin.values());
    out.list(begin.states(), out::text)
        .integer(begin.handles())
        .list(
            begin.open().entrySet(),
            entry -> out.integer(entry.getKey()).list(entry.getValue(), news -> news(out, news)));
  }

  static Message.BeginLive begin(WireReader in) {
    var instrument = AccountCodec.instrument(in);
    var values = ScriptCodec.values(in);
    List<String> states = RunCodec.states(in);
    int handles = in.integer(Integer.MAX_VALUE);
    Map<Integer, List<OrderNews>> open = new TreeMap<>();
    in.list(
        HANDLES,
        () -> open.put(in.integer(Integer.MAX_VALUE), in.list(LiveBar.MOST_NEWS, () -> news(in))));
    return new Message.BeginLive(instrument, values, states, handles, open);
  }

  static void bar(WireWriter out, LiveBar bar) {
    out.list(bar.bars(), candle -> candle(out, candle))
        .number(bar.quantity())
        .number(bar.entryPrice())
        .number(bar.cash())
        .number(bar.equity())
        .list(bar.news(), news -> news(out, news));
  }

  static LiveBar bar(WireReader in) {
    return new LiveBar(
        in.list(LiveBar.MOST_BARS, () -> candle(in)),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.list(LiveBar.MOST_NEWS, () -> news(in)));
  }

  private static void candle(WireWriter out, Candle candle) {
    out.longInteger(candle.time())
        .number(candle.open())
        .number(candle.high())
        .number(candle.low())
        .number(candle.close())
        .number(candle.volume());
  }

  private static Candle candle(WireReader in) {
    return new Candle(
        in.longInteger(), in.number(), in.number(), in.number(), in.number(), in.number());
  }

  private static void news(WireWriter out, OrderNews news) {
    out.longInteger(news.at())
        .integer(news.handle())
        .text(news.order())
        .constant(news.side())
        .constant(news.purpose())
        .constant(news.state())
        .text(news.reason())
        .number(news.quantity())
        .number(news.filled())
        .number(news.price())
        .number(news.fillQuantity())
        .number(news.fee())
        .text(news.tag());
  }

  private static OrderNews news(WireReader in) {
    return new OrderNews(
        in.longInteger(),
        in.integer(Integer.MAX_VALUE),
        in.text(TEXT),
        in.constant(Side.class),
        in.constant(Purpose.class),
        in.constant(OrderNews.State.class),
        in.text(TEXT),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.text(TEXT));
  }
}
