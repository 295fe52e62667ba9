package io.opentrade.server.venue.binance;

import static io.opentrade.server.venue.Bench.error;
import static io.opentrade.server.venue.Bench.market;
import static io.opentrade.server.venue.Bench.order;
import static io.opentrade.server.venue.Bench.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
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
import io.opentrade.server.venue.rest.RestCall;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// The exact queries of new orders.
class BinanceOrderFormTest {
  private static final Listing SPOT = listing("BTC/USDT", "0.01", "0.00001", new Contract.Spot());
  private static final Listing FUTURE =
      listing("BTC/USDT-PERP", "0.1", "0.001", new Contract.Linear(BigDecimal.ONE));

  private static Listing listing(String symbol, String tick, String lot, Contract contract) {
    return new Listing(
        value(BinanceNames.market(symbol)),
        new Instrument(symbol, new BigDecimal(tick), new BigDecimal(lot), 8, contract),
        Quantity.of(lot),
        Quantity.of("9000"),
        Money.of("5"),
        0,
        true);
  }

  private static Answer<RestCall> write(Order order, Listing listing, PositionMode mode) {
    return new BinanceOrderForm().write(order, listing, mode, MarginMode.CROSS);
  }

  private static void query(String expected, Order order, Listing listing, PositionMode mode) {
    RestCall call = value(write(order, listing, mode));
    assertEquals(expected, call + "?" + call.query());
  }

  private static Order limit(Conditions conditions) {
    return order(Side.BUY, "0.01", new Terms.Limit(Price.of("60000.5")), Purpose.ENTRY, conditions);
  }

  @Test
  void spot() {
    query(
        "POST /api/v3/order?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"
            + "&newClientOrderId=ot1&newOrderRespType=ACK",
        market(Side.BUY, "0.01", Purpose.ENTRY),
        SPOT,
        PositionMode.ONE_WAY);
    query(
        "POST /api/v3/order?symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=FOK&quantity=0.01"
            + "&price=60000.5&newClientOrderId=ot1&newOrderRespType=ACK",
        limit(Conditions.of(new TimeInForce.FillOrKill())),
        SPOT,
        PositionMode.ONE_WAY);
    query(
        "POST /api/v3/order?symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01"
            + "&price=60000.5&newClientOrderId=ot1&newOrderRespType=ACK",
        limit(new Conditions(new TimeInForce.GoodTillCancelled(), true, null)),
        SPOT,
        PositionMode.ONE_WAY);
    query(
        "POST /api/v3/order?symbol=BTCUSDT&side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC"
            + "&quantity=0.01&price=49000&newClientOrderId=ot1&stopPrice=50000"
            + "&newOrderRespType=ACK",
        order(
            Side.SELL,
            "0.01",
            new Terms.StopLimit(Price.of("50000"), Price.of("49000")),
            Purpose.STOP_LOSS),
        SPOT,
        PositionMode.ONE_WAY);
    query(
        "POST /api/v3/order?symbol=BTCUSDT&side=SELL&type=STOP_LOSS&quantity=0.01"
            + "&newClientOrderId=ot1&trailingDelta=150&newOrderRespType=ACK",
        order(Side.SELL, "0.01", trailing("1.5"), Purpose.TRAILING_STOP),
        SPOT,
        PositionMode.ONE_WAY);
  }

  private static Order leg(String id, Side side, Terms terms) {
    return new Order(
        new OrderId(id), side, Quantity.of("0.01"), terms, Purpose.STOP_LOSS, "", Conditions.NONE);
  }

  @Test
  void pairs() {
    RestCall sells =
        value(
            BinancePairForm.write(
                leg("ot1", Side.SELL, new Terms.Stop(Price.of("50000"))),
                leg("ot2", Side.SELL, new Terms.Limit(Price.of("70000"))),
                SPOT));
    assertEquals(
        "POST /api/v3/orderList/oco?symbol=BTCUSDT&side=SELL&quantity=0.01&aboveType=LIMIT_MAKER"
            + "&aboveClientOrderId=ot2&abovePrice=70000&belowType=STOP_LOSS&belowClientOrderId=ot1"
            + "&belowStopPrice=50000&newOrderRespType=ACK",
        sells + "?" + sells.query());
    RestCall buys =
        value(
            BinancePairForm.write(
                leg("ot1", Side.BUY, new Terms.Limit(Price.of("50000"))),
                leg("ot2", Side.BUY, new Terms.StopLimit(Price.of("70000"), Price.of("71000"))),
                SPOT));
    assertEquals(
        "POST /api/v3/orderList/oco?symbol=BTCUSDT&side=BUY&quantity=0.01"
            + "&aboveType=STOP_LOSS_LIMIT&aboveClientOrderId=ot2&abovePrice=71000"
            + "&aboveStopPrice=70000&aboveTimeInForce=GTC&belowType=LIMIT_MAKER"
            + "&belowClientOrderId=ot1&belowPrice=50000&newOrderRespType=ACK",
        buys + "?" + buys.query());
    error(
        VenueError.Missing.class,
        BinancePairForm.write(
            leg("ot1", Side.SELL, new Terms.Stop(Price.of("50000"))),
            leg("ot2", Side.SELL, new Terms.Stop(Price.of("40000"))),
            SPOT));
  }

  private static Terms trailing(String percent) {
    return new Terms.TrailingStop(new Offset.Percent(new BigDecimal(percent)), null, null, null);
  }

  /// `reduceOnly` is refused in hedge mode, where the side of the position says it.
  @Test
  void futuresInBothModes() {
    query(
        "POST /fapi/v1/order?symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01&reduceOnly=true"
            + "&newClientOrderId=ot1&newOrderRespType=ACK",
        market(Side.SELL, "0.01", Purpose.EXIT),
        FUTURE,
        PositionMode.ONE_WAY);
    query(
        "POST /fapi/v1/order?symbol=BTCUSDT&side=SELL&positionSide=LONG&type=MARKET"
            + "&quantity=0.01&newClientOrderId=ot1&newOrderRespType=ACK",
        market(Side.SELL, "0.01", Purpose.EXIT),
        FUTURE,
        PositionMode.HEDGE);
    query(
        "POST /fapi/v1/order?symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET"
            + "&quantity=0.01&newClientOrderId=ot1&newOrderRespType=ACK",
        market(Side.BUY, "0.01", Purpose.ENTRY),
        FUTURE,
        PositionMode.HEDGE);
    query(
        "POST /fapi/v1/order?symbol=BTCUSDT&side=BUY&positionSide=SHORT&type=MARKET"
            + "&quantity=0.01&newClientOrderId=ot1&newOrderRespType=ACK",
        market(Side.BUY, "0.01", Purpose.EXIT),
        FUTURE,
        PositionMode.HEDGE);
  }

  @Test
  void whatWaitsGoesToTheAlgoService() {
    query(
        "POST /fapi/v1/algoOrder?algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET"
            + "&quantity=0.01&reduceOnly=true&triggerPrice=50000&workingType=CONTRACT_PRICE"
            + "&clientAlgoId=ot1",
        order(Side.SELL, "0.01", new Terms.Stop(Price.of("50000")), Purpose.STOP_LOSS),
        FUTURE,
        PositionMode.ONE_WAY);
    query(
        "POST /fapi/v1/algoOrder?algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL"
            + "&positionSide=LONG&type=TRAILING_STOP_MARKET&quantity=0.01&callbackRate=1.5"
            + "&workingType=CONTRACT_PRICE&clientAlgoId=ot1",
        order(Side.SELL, "0.01", trailing("1.5"), Purpose.TRAILING_STOP),
        FUTURE,
        PositionMode.HEDGE);
  }

  @Test
  void whatTheExchangeWouldRefuseIsNotSent() {
    error(
        VenueError.NotSent.class,
        write(market(Side.BUY, "0.000001", Purpose.ENTRY), SPOT, PositionMode.ONE_WAY));
    error(
        VenueError.NotSent.class,
        write(market(Side.BUY, "9001", Purpose.ENTRY), SPOT, PositionMode.ONE_WAY));
    error(
        VenueError.Missing.class,
        write(limit(Conditions.of(new TimeInForce.GoodTillDate(1))), SPOT, PositionMode.ONE_WAY));
    error(
        VenueError.Missing.class,
        write(
            order(Side.SELL, "0.01", trailing("25"), Purpose.TRAILING_STOP),
            SPOT,
            PositionMode.ONE_WAY));
  }
}
