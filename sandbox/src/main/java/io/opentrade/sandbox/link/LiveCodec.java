package io.opentrade.sandbox.link;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.Style;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is said between us and a strategy that is asked live.
final class LiveCodec {
  private static final int TEXT = 8_000;
  private static final int HANDLES = 10_000;
  private static final int SERIES = 100;

  private LiveCodec() {}

  static void begin(WireWriter out, Message.BeginLive begin) {
    out.constant(begin.style())
        .list(begin.places(), place -> place(out, place))
        .list(begin.series(), out::text);
    ScriptCodec.values(out, begin.values());
    out.list(begin.states(), out::text);
  }

  private static void place(WireWriter out, Message.LivePlace place) {
    AccountCodec.instrument(out, place.instrument());
    out.integer(place.handles())
        .list(
            place.open().entrySet(),
            entry -> out.integer(entry.getKey()).list(entry.getValue(), news -> news(out, news)));
  }

  static Message.BeginLive begin(WireReader in) {
    return new Message.BeginLive(
        in.constant(Style.class),
        in.list(BarsJob.MOST_PLACES, () -> place(in)),
        in.list(SERIES, () -> in.text(TEXT)),
        ScriptCodec.values(in),
        RunCodec.states(in));
  }

  private static Message.LivePlace place(WireReader in) {
    var instrument = AccountCodec.instrument(in);
    int handles = in.integer(Integer.MAX_VALUE);
    Map<Integer, List<OrderNews>> open = new TreeMap<>();
    in.list(
        HANDLES,
        () ->
            open.put(in.integer(Integer.MAX_VALUE), in.list(LiveMoment.MOST_NEWS, () -> news(in))));
    return new Message.LivePlace(instrument, handles, open);
  }

  static void moment(WireWriter out, LiveMoment moment) {
    out.longInteger(moment.at())
        .number(moment.cash())
        .number(moment.equity())
        .list(moment.places(), place -> place(out, place));
  }

  private static void place(WireWriter out, LiveMoment.Place place) {
    out.list(place.bars(), bar -> candle(out.text(bar.series()), bar.candle()))
        .flag(place.fresh())
        .number(place.quantity())
        .number(place.entryPrice())
        .list(place.news(), news -> news(out, news));
  }

  static LiveMoment moment(WireReader in) {
    return new LiveMoment(
        in.longInteger(),
        in.number(),
        in.number(),
        in.list(BarsJob.MOST_PLACES, () -> standing(in)));
  }

  private static LiveMoment.Place standing(WireReader in) {
    return new LiveMoment.Place(
        in.list(LiveMoment.MOST_BARS, () -> new LiveMoment.Bar(in.text(TEXT), candle(in))),
        in.flag(),
        in.number(),
        in.number(),
        in.list(LiveMoment.MOST_NEWS, () -> news(in)));
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
