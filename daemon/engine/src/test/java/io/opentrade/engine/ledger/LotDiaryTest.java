package io.opentrade.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LotDiaryTest {
  private static final Instrument SPOT =
      new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.001"), 2);

  /// Bought at 100 and 130 for 1 each of fee, sold 1.5 at 120 for 3: by hand.
  @Test
  void aDisposalNamesItsEntry() {
    LotDiary diary = new LotDiary(LotOrder.FIFO, SPOT);
    diary.after(fill(1, Side.BUY, "1", "100", "1"));
    diary.after(fill(2, Side.BUY, "1", "130", "1"));
    List<LotDiary.Disposal> sold = diary.after(fill(3, Side.SELL, "1.5", "120", "3"));
    assertEquals(2, sold.size());
    LotDiary.Disposal first = sold.getFirst();
    assertEquals(1, first.entry().at());
    assertEquals(Money.of("120"), first.exit().notional());
    assertEquals(Money.of("20"), first.gain());
    assertEquals(Money.of("17"), first.net());
    LotDiary.Disposal second = sold.getLast();
    assertEquals(Quantity.of("0.5"), second.entry().quantity());
    assertEquals(Money.of("65"), second.entry().cost());
    assertEquals(Money.of("60"), second.exit().notional());
    assertEquals(Money.of("-5"), second.gain());
    assertEquals(Money.of("-6.5"), second.net());
    assertEquals(Money.of("0.5"), diary.lots().held().getFirst().fee());
  }

  /// The gains are the ledger's, the open lots are what it holds, and no fee is lost, in whichever
  /// currency it was taken.
  @Property
  void gainsAddUpToTheLedger(@ForAll long seed) {
    for (LotOrder order : LotOrder.values()) {
      Random random = new Random(seed);
      LotDiary diary = new LotDiary(order, SPOT);
      Ledger ledger = Ledger.of(Money.of("1000"), 1, order);
      Money gains = Money.ZERO;
      Money fees = Money.ZERO;
      Money nets = Money.ZERO;
      for (int i = 0; i < 40; i++) {
        Fill fill = random(random, i).net();
        ledger = ledger.after(0, fill, SPOT);
        for (LotDiary.Disposal disposal : diary.after(fill)) {
          gains = gains.plus(disposal.gain());
          nets = nets.plus(disposal.net());
          fees = fees.plus(disposal.entry().fee()).plus(disposal.exit().fee());
        }
        Book book = ledger.book(0);
        assertEquals(book.lots().realised(), gains);
        assertEquals(book.position().quantity().absolute(), diary.lots().quantity());
        assertEquals(book.lots().held(), diary.lots().held());
        Money open = Money.ZERO;
        for (Lots.Lot lot : diary.lots().held()) {
          open = open.plus(lot.fee());
        }
        assertEquals(ledger.fees(), fees.plus(open));
        assertEquals(gains.minus(fees), nets);
        if (order == LotOrder.AVERAGE) {
          assertEquals(ledger.realised(), gains);
        }
      }
    }
  }

  /// With a fee in the quote currency, in the base currency (it leaves less of what was bought), or
  /// in a third one, which is no money of the account.
  private static Fill random(Random random, int number) {
    Quantity quantity =
        new Quantity(SPOT.lot().multiply(BigDecimal.valueOf(2 + random.nextInt(5000))));
    Price price = new Price(BigDecimal.valueOf(1 + random.nextInt(30000), 2));
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    Money notional = SPOT.notional(price, quantity);
    Money fee = Money.ZERO;
    Quantity commission = Quantity.ZERO;
    switch (random.nextInt(3)) {
      case 0 -> fee = new Money(BigDecimal.valueOf(random.nextInt(100) - 10L, 2));
      case 1 -> {
        if (side == Side.BUY) {
          commission = new Quantity(quantity.value().multiply(new BigDecimal("0.001")));
          fee = SPOT.notional(price, commission);
        }
      }
      default -> {}
    }
    String id = Integer.toString(number);
    return new Fill(id, new OrderId(id), side, quantity, price, notional, fee, commission, number);
  }

  private static Fill fill(int number, Side side, String quantity, String price, String fee) {
    String id = Integer.toString(number);
    Quantity much = Quantity.of(quantity);
    Price at = Price.of(price);
    Money notional = SPOT.notional(at, much);
    return new Fill(id, new OrderId(id), side, much, at, notional, Money.of(fee), number);
  }
}
