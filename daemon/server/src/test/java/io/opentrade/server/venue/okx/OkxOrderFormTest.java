package io.opentrade.server.venue.okx;

import static io.opentrade.server.venue.Bench.error;
import static io.opentrade.server.venue.Bench.market;
import static io.opentrade.server.venue.Bench.order;
import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.rest.Bodies;
import io.opentrade.server.venue.rest.RestCall;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// The exact bodies of new orders.
class OkxOrderFormTest {
  private static final Listing SPOT = listing("BTC/USDT", "0.00000001", new Contract.Spot());
  private static final Listing HUNDREDTH =
      listing("BTC/USDT-PERP", "0.01", new Contract.Linear(new BigDecimal("0.01")));
  private static final Listing TEN =
      listing("XRP/USDT-PERP", "0.001", new Contract.Linear(BigDecimal.TEN));
  private static final Listing INVERSE =
      listing("BTC/USD-PERP", "1", new Contract.Inverse(BigDecimal.valueOf(100)));

  private static Listing listing(String symbol, String lot, Contract contract) {
    return new Listing(
        value(OkxNames.market(symbol)),
        new Instrument(symbol, new BigDecimal("0.1"), new BigDecimal(lot), 8, contract),
        Quantity.of(lot),
        null,
        null,
        0,
        true);
  }

  private static Answer<RestCall> write(
      Order order, Listing listing, PositionMode mode, MarginMode margin) {
    return new OkxOrderForm().write(order, listing, mode, margin);
  }

  private static void body(String expected, Order order, Listing listing, PositionMode mode) {
    RestCall call = value(write(order, listing, mode, MarginMode.CROSS));
    assertEquals(
        expected.replace('\'', '"'),
        call.path().substring("api/v5/trade/".length()) + " " + Bodies.jsonOf(call));
  }

  private static Order buy(BigDecimal base, Listing listing) {
    return market(Side.BUY, listing.quantityOf(base, Price.of("60000")).toString(), Purpose.ENTRY);
  }

  @Test
  void spotAtMarketIsInTheBaseCurrency() {
    body(
        "order {'instId':'BTC-USDT','tdMode':'cash','side':'buy','ordType':'market','sz':'0.01',"
            + "'tgtCcy':'base_ccy','clOrdId':'ot1'}",
        buy(new BigDecimal("0.01"), SPOT),
        SPOT,
        PositionMode.ONE_WAY);
  }

  /// 0.01 BTC are one contract of a hundredth; 0.01 of a contract of ten is a thousandth of one.
  @Test
  void contractsHaveMultipliers() {
    body(
        "order {'instId':'BTC-USDT-SWAP','tdMode':'cross','side':'buy','ordType':'market',"
            + "'sz':'1','clOrdId':'ot1'}",
        buy(new BigDecimal("0.01"), HUNDREDTH),
        HUNDREDTH,
        PositionMode.ONE_WAY);
    body(
        "order {'instId':'XRP-USDT-SWAP','tdMode':'cross','side':'buy','ordType':'market',"
            + "'sz':'0.001','clOrdId':'ot1'}",
        buy(new BigDecimal("0.01"), TEN),
        TEN,
        PositionMode.ONE_WAY);
    body(
        "order {'instId':'BTC-USD-SWAP','tdMode':'cross','side':'buy','ordType':'market',"
            + "'sz':'6','clOrdId':'ot1'}",
        buy(new BigDecimal("0.01"), INVERSE),
        INVERSE,
        PositionMode.ONE_WAY);
  }

  @Test
  void bothModes() {
    body(
        "order {'instId':'BTC-USDT-SWAP','tdMode':'cross','side':'sell','reduceOnly':true,"
            + "'ordType':'market','sz':'1','clOrdId':'ot1'}",
        market(Side.SELL, "1", Purpose.EXIT),
        HUNDREDTH,
        PositionMode.ONE_WAY);
    body(
        "order {'instId':'BTC-USDT-SWAP','tdMode':'cross','side':'sell','posSide':'long',"
            + "'ordType':'market','sz':'1','clOrdId':'ot1'}",
        market(Side.SELL, "1", Purpose.EXIT),
        HUNDREDTH,
        PositionMode.HEDGE);
    body(
        "order {'instId':'BTC-USDT-SWAP','tdMode':'cross','side':'sell','posSide':'short',"
            + "'ordType':'market','sz':'1','clOrdId':'ot1'}",
        market(Side.SELL, "1", Purpose.ENTRY),
        HUNDREDTH,
        PositionMode.HEDGE);
    assertEquals(
        "isolated",
        value(
                write(
                    market(Side.SELL, "1", Purpose.ENTRY),
                    HUNDREDTH,
                    PositionMode.ONE_WAY,
                    MarginMode.ISOLATED))
            .parameters()
            .get("tdMode"));
  }

  @Test
  void limitsAndWhatWaits() {
    body(
        "order {'instId':'BTC-USDT','tdMode':'cash','side':'buy','ordType':'ioc','sz':'0.01',"
            + "'px':'60000.5','clOrdId':'ot1'}",
        order(
            Side.BUY,
            "0.01",
            new Terms.Limit(Price.of("60000.5")),
            Purpose.ENTRY,
            Conditions.of(new TimeInForce.ImmediateOrCancel())),
        SPOT,
        PositionMode.ONE_WAY);
    body(
        "order-algo {'instId':'BTC-USDT','tdMode':'cash','side':'sell','ordType':'conditional',"
            + "'sz':'0.01','tgtCcy':'base_ccy','slTriggerPx':'50000','slTriggerPxType':'last',"
            + "'slOrdPx':'-1','algoClOrdId':'ot1'}",
        order(Side.SELL, "0.01", new Terms.Stop(Price.of("50000")), Purpose.STOP_LOSS),
        SPOT,
        PositionMode.ONE_WAY);
    body(
        "order-algo {'instId':'BTC-USDT-SWAP','tdMode':'cross','side':'sell','reduceOnly':true,"
            + "'ordType':'move_order_stop','sz':'1','callbackRatio':'0.015','algoClOrdId':'ot1'}",
        order(
            Side.SELL,
            "1",
            new Terms.TrailingStop(new Offset.Percent(new BigDecimal("1.5")), null, null, null),
            Purpose.TRAILING_STOP),
        HUNDREDTH,
        PositionMode.ONE_WAY);
  }

  @Test
  void anIdWithADashDoesNotFit() {
    Order order =
        new Order(
            new OrderId("ot-1"), Side.BUY, Quantity.of("1"), new Terms.Market(), Purpose.ENTRY, "");
    error(
        VenueError.NotSent.class, write(order, HUNDREDTH, PositionMode.ONE_WAY, MarginMode.CROSS));
  }
}
