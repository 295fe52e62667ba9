package io.opentrade.server.venue.bybit;

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
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.rest.Bodies;
import io.opentrade.server.venue.rest.RestCall;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// The exact bodies of `POST /v5/order/create`.
class BybitOrderFormTest {
  private static final Listing SPOT = listing("BTC/USDT", "0.01", "0.000001", new Contract.Spot());
  private static final Listing LINEAR =
      listing("BTC/USDT-PERP", "0.1", "0.001", new Contract.Linear(BigDecimal.ONE));
  private static final Listing INVERSE =
      listing("BTC/USD-PERP", "0.5", "1", new Contract.Inverse(BigDecimal.ONE));

  private static Listing listing(String symbol, String tick, String lot, Contract contract) {
    return new Listing(
        value(BybitNames.market(symbol)),
        new Instrument(symbol, new BigDecimal(tick), new BigDecimal(lot), 8, contract),
        Quantity.of(lot),
        null,
        Money.of("5"),
        0,
        true);
  }

  private static Answer<RestCall> write(Order order, Listing listing, PositionMode mode) {
    return new BybitOrderForm().write(order, listing, mode, MarginMode.CROSS);
  }

  private static void body(String expected, Order order, Listing listing, PositionMode mode) {
    RestCall call = value(write(order, listing, mode));
    assertEquals("POST /v5/order/create", call.toString());
    assertEquals(expected.replace('\'', '"'), Bodies.jsonOf(call));
  }

  @Test
  void spotAtMarketIsInTheBaseCurrency() {
    body(
        "{'category':'spot','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'0.01',"
            + "'orderLinkId':'ot1','isLeverage':0,'marketUnit':'baseCoin'}",
        market(Side.BUY, "0.01", Purpose.ENTRY),
        SPOT,
        PositionMode.ONE_WAY);
  }

  @Test
  void spotLimits() {
    body(
        "{'category':'spot','symbol':'BTCUSDT','side':'Sell','orderType':'Limit','qty':'0.01',"
            + "'price':'60000.01','timeInForce':'PostOnly','orderLinkId':'ot1','isLeverage':0}",
        order(
            Side.SELL,
            "0.01",
            new Terms.Limit(Price.of("60000.01")),
            Purpose.EXIT,
            new Conditions(new TimeInForce.GoodTillCancelled(), true, null)),
        SPOT,
        PositionMode.ONE_WAY);
  }

  @Test
  void aSpotStopRestsAtTheExchange() {
    body(
        "{'category':'spot','symbol':'BTCUSDT','side':'Sell','orderType':'Market','qty':'0.01',"
            + "'orderLinkId':'ot1','isLeverage':0,'marketUnit':'baseCoin','triggerPrice':'50000',"
            + "'orderFilter':'StopOrder'}",
        order(Side.SELL, "0.01", new Terms.Stop(Price.of("50000")), Purpose.STOP_LOSS),
        SPOT,
        PositionMode.ONE_WAY);
  }

  @Test
  void futuresInOneWayModeSayThatTheyReduce() {
    body(
        "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'0.01',"
            + "'orderLinkId':'ot1','positionIdx':0}",
        market(Side.BUY, "0.01", Purpose.ENTRY),
        LINEAR,
        PositionMode.ONE_WAY);
    body(
        "{'category':'linear','symbol':'BTCUSDT','side':'Sell','orderType':'Market','qty':'0.01',"
            + "'orderLinkId':'ot1','positionIdx':0,'reduceOnly':true,'triggerPrice':'50000.1',"
            + "'triggerDirection':2,'triggerBy':'LastPrice'}",
        order(Side.SELL, "0.01", new Terms.Stop(Price.of("50000.1")), Purpose.STOP_LOSS),
        LINEAR,
        PositionMode.ONE_WAY);
  }

  @Test
  void futuresInHedgeModeNameTheirPosition() {
    String[][] cases = {
      {"BUY", "ENTRY", "1", ""},
      {"SELL", "ENTRY", "2", ""},
      {"SELL", "EXIT", "1", ",'reduceOnly':true"},
      {"BUY", "EXIT", "2", ",'reduceOnly':true"}
    };
    for (String[] one : cases) {
      Side side = Side.valueOf(one[0]);
      body(
          "{'category':'linear','symbol':'BTCUSDT','side':'"
              + (side == Side.BUY ? "Buy" : "Sell")
              + "','orderType':'Market','qty':'0.01','orderLinkId':'ot1','positionIdx':"
              + one[2]
              + one[3]
              + "}",
          market(side, "0.01", Purpose.valueOf(one[1])),
          LINEAR,
          PositionMode.HEDGE);
    }
  }

  /// An inverse contract is a dollar: 0.01 BTC at 60,000 are 600 of them.
  @Test
  void inverseContractsAreCounted() {
    Quantity contracts = INVERSE.quantityOf(new BigDecimal("0.01"), Price.of("60000"));
    body(
        "{'category':'inverse','symbol':'BTCUSD','side':'Buy','orderType':'Market','qty':'600',"
            + "'orderLinkId':'ot1','positionIdx':0}",
        market(Side.BUY, contracts.toString(), Purpose.ENTRY),
        INVERSE,
        PositionMode.ONE_WAY);
  }

  @Test
  void aTakeProfitIsTriggeredFromTheOtherSide() {
    RestCall call =
        value(
            write(
                order(
                    Side.BUY, "0.01", new Terms.TakeProfit(Price.of("50000")), Purpose.TAKE_PROFIT),
                LINEAR,
                PositionMode.ONE_WAY));
    assertEquals(2, call.parameters().get("triggerDirection"));
  }

  @Test
  void whatTheExchangeWouldRefuseIsNotSent() {
    for (Order order :
        new Order[] {
          market(Side.BUY, "0.0105", Purpose.ENTRY),
          order(Side.BUY, "0.001", new Terms.Limit(Price.of("100.05")), Purpose.ENTRY),
          order(Side.BUY, "0.001", new Terms.Limit(Price.of("100")), Purpose.ENTRY),
        }) {
      error(VenueError.NotSent.class, write(order, LINEAR, PositionMode.ONE_WAY));
    }
    assertEquals(
        Feature.GOOD_TILL_DATE,
        error(
                VenueError.Missing.class,
                write(
                    order(
                        Side.BUY,
                        "0.001",
                        new Terms.Limit(Price.of("60000")),
                        Purpose.ENTRY,
                        Conditions.of(new TimeInForce.Day())),
                    LINEAR,
                    PositionMode.ONE_WAY))
            .feature());
  }
}
