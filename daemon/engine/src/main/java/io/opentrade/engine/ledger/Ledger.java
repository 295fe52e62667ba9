package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;

/// What an account has, after some fills: cash that all its desks share, and a book for each desk.
/// Immutable; only a fill makes another one.
///
/// Conserved by every fill and payment, exactly: cash = start + realised − fees − funding − cost of
/// what is held long (+ cost of what is held short), summed over the books, where what is moved in
/// or out adds to the start. Of futures nothing is bought: they do without the two costs, and lock
/// a margin in the cash instead. What is sold short and is no future is sold on spot terms: the
/// proceeds are cash at once, nothing is borrowed at interest, and no margin is asked.
public final class Ledger {
  private final Money cash;
  private final Book[] books;

  private Ledger(Money cash, Book[] books) {
    this.cash = cash;
    this.books = books;
  }

  /// The ledger of an account with one desk before the first fill.
  public static Ledger of(Money cash) {
    return of(cash, 1);
  }

  /// The ledger of an account with so many desks before the first fill.
  public static Ledger of(Money cash, int desks) {
    return of(cash, desks, LotOrder.AVERAGE);
  }

  /// @param order in which the books' lots are closed
  public static Ledger of(Money cash, int desks, LotOrder order) {
    Book[] books = new Book[desks];
    Arrays.fill(books, Book.empty(order));
    return new Ledger(cash, books);
  }

  /// Cash, negative where a short was covered at more than there was.
  public Money cash() {
    return cash;
  }

  /// The book of a desk, by its number.
  public Book book(int desk) {
    return books[desk];
  }

  /// The ledger with a book for one more desk.
  public Ledger opened(LotOrder order) {
    Book[] next = Arrays.copyOf(books, books.length + 1);
    next[books.length] = Book.empty(order);
    return new Ledger(cash, next);
  }

  /// The ledger after money came in, or went out where `amount` is negative.
  public Ledger moved(Money amount) {
    return new Ledger(cash.plus(amount), books);
  }

  /// The ledger after a fill of a desk's order without leverage.
  public Ledger after(int desk, Fill fill, Instrument instrument) {
    return after(desk, fill, BigDecimal.ONE, instrument);
  }

  /// The ledger after a fill of a desk's order.
  ///
  /// @param leverage of the order
  public Ledger after(int desk, Fill fill, BigDecimal leverage, Instrument instrument) {
    Book before = books[desk];
    Book after = before.after(fill, leverage, instrument);
    Money flow = fill.side() == Side.BUY ? fill.notional().negate() : fill.notional();
    if (instrument.contract().future()) {
      flow = after.realised().minus(before.realised());
    }
    return with(desk, after, cash.plus(flow).minus(fill.fee()));
  }

  /// The ledger after a payment of funding by a desk, negative for what it received.
  public Ledger funded(int desk, Money payment, MarginMode mode) {
    return with(desk, books[desk].funded(payment, mode), cash.minus(payment));
  }

  /// A fill may need more margin than it was sized for, and cross margin pays for losses and
  /// funding: no more is locked than there is.
  private Ledger with(int desk, Book book, Money left) {
    Book[] next = books.clone();
    next[desk] = book;
    Ledger ledger = new Ledger(left, next);
    Money missing = ledger.unlocked();
    if (missing.signum() < 0) {
      next[desk] = book.lessMargin(missing.negate());
    }
    return ledger;
  }

  /// Cash that is not locked as margin. What resting orders may need is still in it.
  public Money unlocked() {
    return cash.minus(sum(Book::margin));
  }

  /// Profit of what was closed by any desk, before fees.
  public Money realised() {
    return sum(Book::realised);
  }

  /// Fees that all desks paid since the start.
  public Money fees() {
    return sum(Book::fees);
  }

  /// Funding that all desks paid since the start, negative for what they received.
  public Money funding() {
    return sum(Book::funding);
  }

  /// All notionals of all desks.
  public Money volume() {
    return sum(Book::volume);
  }

  private Money sum(Function<Book, Money> part) {
    Money sum = Money.ZERO;
    for (Book book : books) {
      sum = sum.plus(part.apply(book));
    }
    return sum;
  }
}
